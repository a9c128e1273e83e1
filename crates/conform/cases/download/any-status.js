// Whatever its status, an answer is stored, and the download is a success.
// clauses: WX-DL-006
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  for (const status of [200, 201, 400, 403, 404, 500, 503]) {
    const { kind, res } = await t.call('downloadFile', { url: t.url(`/status/${status}?body=page%20${status}`) });
    t.equal([kind, res.statusCode, res.errMsg], ['success', status, 'downloadFile:ok'], 'the result');
    const { data } = (await t.fs('readFile', { filePath: res.tempFilePath, encoding: 'utf8' })).res;
    t.equal(data, 'page ' + status, 'the file');
  }
});
