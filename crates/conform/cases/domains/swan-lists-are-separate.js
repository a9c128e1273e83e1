// A host that stands in the other lists only cannot be requested.
// clauses: SWAN-DOM-009
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "upload": ["https://files.example.test"], "download": ["https://files.example.test"], "socket": ["wss://files.example.test"]}
check(async (t) => {
  const { kind } = await t.call('request', { url: 'https://files.example.test/echo/swan-lists-are-separate' });
  t.equal(kind, 'fail', 'the outcome');
  const { requests } = (await t.get('/log?path=/echo/swan-lists-are-separate')).data;
  t.equal(requests.length, 0, 'requests');
});
