// Relative URLs are resolved against nothing: they are invalid.
// clauses: WX-DOM-029
// platforms: wx
// evidence: observed
check(async (t) => {
  for (const url of ['example.php', './test.php', '?a=1', '//api.example.test/echo', 'api.example.test/echo']) {
    const { kind, res } = await t.call('request', { url });
    t.equal([kind, res.errMsg, res.errno], ['fail', `request:fail invalid url "${url}"`, 600009], 'the result');
  }
});
