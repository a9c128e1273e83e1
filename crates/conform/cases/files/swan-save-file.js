// saveFile moves a temporary file: success has savedFilePath, and the temporary path no longer works.
// clauses: SWAN-FILE-007 SWAN-ERR-009
// platforms: swan
// evidence: documented
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const { tempFilePath } = (await t.call('downloadFile', { url: t.url('/text?text=fine') })).res;
  const { kind, res } = await t.call('saveFile', { tempFilePath });
  t.equal([kind, Object.keys(res)], ['success', ['savedFilePath']], 'the outcome and keys');
  t.equal(files.readFileSync(res.savedFilePath, 'utf8'), 'fine', 'the saved file');
  const again = await t.call('saveFile', { tempFilePath });
  t.equal([again.kind, again.res.errCode], ['fail', 2001], 'the outcome and errCode of saving it again');
  const gone = await new Promise((resolve) => files.access({ path: tempFilePath, success: () => resolve('there'), fail: () => resolve('gone') }));
  t.equal(gone, 'gone', 'the temporary file');
});
