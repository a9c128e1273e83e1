// A url that does not begin with http:// or https:// is invalid, and the message quotes it.
// clauses: WX-DOM-025
// platforms: wx
// evidence: observed
check(async (t) => {
  for (const url of ['/data/x', 'xxxhttps://api.example.test/', 'www.baidu.com']) {
    const { kind, res } = await t.call('request', { url });
    t.equal([kind, res.errMsg, res.errno], ['fail', `request:fail invalid url "${url}"`, 600009], 'the result');
  }
});
