// A url that is no string is told of with the type it has, and errno 1001.
// clauses: WX-API-012 WX-API-015
// platforms: wx
// evidence: observed
check(async (t) => {
  for (const [given, got] of [[undefined, 'Undefined'], [null, 'Null'], [12, 'Number'], [{}, 'Object']]) {
    const { kind, res } = await t.call('request', { url: given });
    const expected = 'request:fail parameter error: parameter.url should be String instead of ' + got + ';';
    t.equal([kind, res.errMsg, res.errno], ['fail', expected, 1001], 'the result for ' + got);
  }
});
