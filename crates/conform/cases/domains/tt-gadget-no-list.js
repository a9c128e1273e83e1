// Without a domain list every host may be called.
// clauses: TTG-REQ-057
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
check(async (t) => {
  for (const url of ['https://any.example.test:8443/echo', 'http://10.0.0.8/echo', 'https://localhost/echo']) {
    t.equal((await t.call('request', { url })).kind, 'success', 'the outcome for ' + url);
  }
});
