// Temporary files can be read, and script cannot write, rename or remove them.
// clauses: TTG-FS-001
// platforms: tt-gadget
// evidence: documented
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const call = (name, options) => new Promise((resolve) => {
    files[name](Object.assign({ success: () => resolve('success'), fail: () => resolve('fail') }, options));
  });
  const filePath = 'ttfile://temp/own.txt';
  await t.call('downloadFile', { url: t.url('/text?text=fine'), filePath });
  for (const path of [filePath, 'ttfile://temp/new.txt']) {
    t.equal(await call('writeFile', { filePath: path, data: 'x' }), 'fail', 'writing ' + path);
    t.equal(await call('appendFile', { filePath: path, data: 'x' }), 'fail', 'appending to ' + path);
    t.equal(await call('copyFile', { srcPath: filePath, destPath: path }), 'fail', 'copying to ' + path);
  }
  t.equal(await call('mkdir', { dirPath: 'ttfile://temp/folder' }), 'fail', 'making a folder');
  t.equal(files.readFileSync(filePath, 'utf8'), 'fine', 'the text');
  t.equal(await call('copyFile', { srcPath: filePath, destPath: 'ttfile://user/copy.txt' }), 'success', 'copying from there');
  t.equal(files.readFileSync('ttfile://user/copy.txt', 'utf8'), 'fine', 'the copy');
});
