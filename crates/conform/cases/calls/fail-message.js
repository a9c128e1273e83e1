// The errMsg of a failure is the function's name, ":fail" and perhaps one space and a detail.
// clauses: WX-API-006 WX-API-007
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://refused.example.test", "https://expired.example.test"]}
check(async (t) => {
  const calls = [
    {},
    { url: '/data/x' },
    { url: 'ftp://api.example.test/' },
    { url: 'https://unlisted.example.test/' },
    { url: t.url('/echo'), method: 'FOO' },
    { url: t.url('/echo'), method: 'POST', data: () => 1 },
    { url: t.url('/hang'), timeout: 1000 },
    { url: t.url('/redirect/100') },
    { url: 'https://refused.example.test/' },
    { url: 'https://expired.example.test/' },
    { url: t.url('/do?s=' + encodeURIComponent('header:Content-Type=text/plain;hex:61ff')) },
  ];
  for (const options of calls) {
    const { kind, res } = await t.call('request', options);
    t.equal(kind, 'fail', 'the outcome for ' + JSON.stringify(options));
    t.match(res.errMsg, /^request:fail( \S+)*$/, 'errMsg');
  }
});
