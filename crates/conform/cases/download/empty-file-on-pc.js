// On a desktop an answer without bytes is a file of 0 bytes.
// clauses: WX-DL-013
// platforms: wx
// evidence: observed
// host: client pc
// needs: files download
check(async (t) => {
  for (const path of ['/bytes/0', '/do?s=chunked']) {
    const { kind, res } = await t.call('downloadFile', { url: t.url(path) });
    t.equal([kind, res.statusCode], ['success', 200], 'the result');
    const { size } = (await t.call('getFileInfo', { filePath: res.tempFilePath })).res;
    t.equal(size, 0, 'the size of the file');
  }
});
