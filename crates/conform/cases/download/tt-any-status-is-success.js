// Any status is a success, and the body of the answer is stored.
// clauses: TTG-DL-014
// platforms: tt-gadget
// evidence: assumed
// needs: files download
check(async (t) => {
  for (const status of [404, 403, 500]) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/status/' + status + '?body=gone') });
    t.equal([kind, res.statusCode, res.errMsg], ['success', status, 'downloadFile:ok'], 'the result');
    t.equal(t.api.getFileSystemManager().readFileSync(res.tempFilePath, 'utf8'), 'gone', 'the file');
  }
});
