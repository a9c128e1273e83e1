// On failure errMsg begins with request:fail, and what follows is set off by a space.
// clauses: TTG-STD-006 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: documented
// host: no-domains
check(async (t) => {
  const site = t.url('');
  const urls = [undefined, 5, 'nothing', 'ftp://api.example.test/', 'https://unresolved.example.test/', 'https://expired.example.test/'];
  for (const url of urls.concat([site + '/cut', site + '/hang', site + '/redirect/999'])) {
    const { kind, res } = await t.call('request', { url });
    t.equal(kind, 'fail', 'the outcome for ' + url);
    t.match(res.errMsg, /^request:fail( |$)/, 'errMsg for ' + url);
  }
});
