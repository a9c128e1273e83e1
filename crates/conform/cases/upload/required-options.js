// url, filePath and name must be strings; what else they are is told of.
// clauses: WX-UP-002 WX-API-012 WX-API-015
// platforms: wx
// evidence: observed
// needs: files upload
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const good = { url: t.url('/upload'), filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const name of ['url', 'filePath', 'name']) {
    for (const [given, got] of [[undefined, 'Undefined'], [null, 'Null'], [12, 'Number'], [{}, 'Object']]) {
      const { kind, res } = await t.call('uploadFile', { ...good, [name]: given });
      const expected = `uploadFile:fail parameter error: parameter.${name} should be String instead of ${got};`;
      t.equal([kind, res.errMsg, res.errno], ['fail', expected, 1001], 'the result');
    }
  }
  t.equal((await t.get('/log?since=' + last)).data.requests, [], 'requests at the server');
});
