// On a PC a url with another scheme is invalid like any other that is not http or https.
// clauses: WX-DOM-025
// platforms: wx
// evidence: observed
// host: client pc
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'ftp://api.example.test/x' });
  const expected = ['fail', 'request:fail invalid url "ftp://api.example.test/x"', 600009];
  t.equal([kind, res.errMsg, res.errno], expected, 'the result');
});
