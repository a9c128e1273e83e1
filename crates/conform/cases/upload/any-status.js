// Whatever its status, an answer to an upload is a success.
// clauses: WX-UP-011
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const given = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const status of [200, 204, 304, 400, 401, 404, 413, 500, 503]) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/status/' + status), ...given });
    t.equal([kind, res.statusCode, res.errMsg], ['success', status, 'uploadFile:ok'], 'the result');
  }
});
