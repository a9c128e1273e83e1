// url must be a string.
// clauses: WX-DL-002
// platforms: wx
// evidence: observed
// needs: download
check(async (t) => {
  for (const [given, got] of [[undefined, 'Undefined'], [null, 'Null'], [12, 'Number'], [{}, 'Object']]) {
    const { kind, res } = await t.call('downloadFile', { url: given });
    const expected = `downloadFile:fail parameter error: parameter.url should be String instead of ${got};`;
    t.equal([kind, res.errMsg, res.errno], ['fail', expected, 1001], 'the result');
  }
});
