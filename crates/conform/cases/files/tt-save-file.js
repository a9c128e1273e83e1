// saveFile moves a temporary file into the user folder: the temporary path stops working.
// clauses: TTG-FS-005
// platforms: tt-gadget
// evidence: documented
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const save = (options) => new Promise((resolve, fail) => {
    files.saveFile(Object.assign({ success: resolve, fail: (res) => fail(new Error(res.errMsg)) }, options));
  });
  const tempFilePath = (await t.call('downloadFile', { url: t.url('/text?text=fine') })).res.tempFilePath;
  const res = await save({ tempFilePath });
  t.equal(res.errMsg, 'saveFile:ok', 'errMsg');
  t.match(res.savedFilePath, /^ttfile:\/\/user\/./, 'savedFilePath');
  t.equal(files.readFileSync(res.savedFilePath, 'utf8'), 'fine', 'the saved file');
  const gone = await new Promise((resolve) => files.access({ path: tempFilePath, success: () => resolve('there'), fail: () => resolve('gone') }));
  t.equal(gone, 'gone', 'the temporary file');
  const again = await new Promise((resolve) => files.saveFile({ tempFilePath, success: () => resolve('success'), fail: () => resolve('fail') }));
  t.equal(again, 'fail', 'saving it again');
});
