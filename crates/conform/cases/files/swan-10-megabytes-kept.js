// Saved files and those of the user folder have 10 MB together.
// clauses: SWAN-FILE-006
// platforms: swan
// evidence: documented
// needs: files download
// alone: it fills the room for temporary files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const saved = async (size) => {
    const { res } = await t.call('downloadFile', { url: t.url('/bytes/' + size) });
    return (await t.call('saveFile', { tempFilePath: res.tempFilePath })).kind;
  };
  const written = (size) => new Promise((resolve) => {
    const data = new ArrayBuffer(size);
    files.writeFile({ filePath: 'bdfile://usr/a', data, success: () => resolve('success'), fail: () => resolve('fail') });
  });
  t.equal([await saved(6000000), await written(5000000)], ['success', 'fail'], 'a file beside a saved one');
  t.equal(await written(4000000), 'success', 'a smaller file');
  t.equal(await saved(2000000), 'fail', 'a saved file beside them');
  files.unlinkSync('bdfile://usr/a');
  t.equal(await saved(2000000), 'success', 'a saved file after one was removed');
});
