// Temporary files can be read, and not written.
// clauses: SWAN-FILE-004
// platforms: swan
// evidence: documented
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const call = (name, options) => new Promise((resolve) => {
    files[name](Object.assign({ success: () => resolve('success'), fail: () => resolve('fail') }, options));
  });
  const filePath = (await t.call('downloadFile', { url: t.url('/text?text=fine') })).res.tempFilePath;
  for (const path of [filePath, 'bdfile://tmp_new']) {
    t.equal(await call('writeFile', { filePath: path, data: 'x' }), 'fail', 'writing ' + path);
    t.equal(await call('appendFile', { filePath: path, data: 'x' }), 'fail', 'appending to ' + path);
    t.equal(await call('copyFile', { srcPath: filePath, destPath: path }), 'fail', 'copying to ' + path);
  }
  t.equal(files.readFileSync(filePath, 'utf8'), 'fine', 'the text');
});
