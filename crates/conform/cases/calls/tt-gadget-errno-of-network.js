// Failures of names, connections and certificates have errno 305 if any.
// clauses: TTG-ERR-006
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
check(async (t) => {
  const hosts = ['unresolved', 'refused', 'unreachable', 'expired', 'self-signed', 'wrong-host', 'tls11', 'tls-cut'];
  const urls = hosts.map((host) => 'https://' + host + '.example.test/');
  for (const url of urls.concat([t.url('/cut'), t.url('/reset')])) {
    const { kind, res } = await t.call('request', { url });
    t.equal(kind, 'fail', 'the outcome for ' + url);
    t.ok([undefined, 305].includes(res.errno), 'errno 305 for ' + url + ' rather than ' + res.errno);
  }
});
