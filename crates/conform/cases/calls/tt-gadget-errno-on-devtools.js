// On the client "devtools" abort, time-out, a bad network and a bad URL have the same errno as anywhere.
// clauses: TTG-ERR-002
// platforms: tt-gadget
// evidence: assumed
// host: client devtools
// host: no-domains
check(async (t) => {
  const errno = async (url) => (await t.call('request', { url })).res.errno;
  t.equal(await errno(t.url('/hang')), 302, 'errno of a time-out');
  t.equal(await errno('https://unresolved.example.test/'), 305, 'errno of an unknown name');
  const bad = await errno('ftp://api.example.test/');
  t.ok(bad === 307 || bad === 104, 'errno 307 or 104 of a bad URL rather than ' + bad);
  const aborted = await new Promise((fail) => {
    const task = t.api.request({ url: t.url('/hang'), fail });
    setTimeout(() => task.abort(), 100);
  });
  t.equal(aborted.errno, 301, 'errno of an aborted call');
});
