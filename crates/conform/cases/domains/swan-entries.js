// An entry is one exact host, or with "*." in front every host with that suffix.
// clauses: SWAN-DOM-015
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://api.example.test", "https://*.wild.example.test"]}
check(async (t) => {
  const outcome = async (host) => (await t.call('request', { url: 'https://' + host + '/echo' })).kind;
  t.equal(await outcome('api.example.test'), 'success', 'the exact host');
  t.equal(await outcome('a.wild.example.test'), 'success', 'a host under the wildcard');
  t.equal(await outcome('a.b.wild.example.test'), 'success', 'a host further under the wildcard');
  t.equal(await outcome('sub.api.example.test'), 'fail', 'a host under the exact one');
  t.equal(await outcome('example.test'), 'fail', 'the parent of the exact one');
  t.equal(await outcome('notwild.example.test'), 'fail', 'a host that only ends in the same letters');
});
