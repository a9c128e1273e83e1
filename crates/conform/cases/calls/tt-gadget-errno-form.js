// An errno has three digits if it is common to all functions, and seven otherwise.
// clauses: TTG-ERR-001
// platforms: tt-gadget
// evidence: documented
// host: no-domains
check(async (t) => {
  const urls = [undefined, 'nothing', 'ftp://api.example.test/', 'https://unresolved.example.test/', t.url('/cut'), t.url('/hang')];
  for (const url of urls) {
    const { res } = await t.call('request', { url });
    if (res.errno !== undefined) t.match(String(res.errno), /^(\d{3}|\d{7})$/, 'errno for ' + url);
  }
});
