// The same functions with an option object tell success with ":ok".
// clauses: TTG-FS-002 TTG-STD-005
// platforms: tt-gadget
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const call = (name, options) => new Promise((resolve, fail) => {
    files[name](Object.assign({ success: resolve, fail: (res) => fail(new Error(res.errMsg)) }, options));
  });
  const filePath = 'ttfile://user/a.txt';
  t.equal((await call('writeFile', { filePath, data: 'one', encoding: 'utf8' })).errMsg, 'writeFile:ok', 'writeFile');
  const read = await call('readFile', { filePath, encoding: 'utf8' });
  t.equal([read.data, read.errMsg], ['one', 'readFile:ok'], 'readFile');
  t.equal((await call('access', { path: filePath })).errMsg, 'access:ok', 'access');
  const stat = await call('stat', { path: filePath });
  t.equal([stat.stats.size, stat.stats.isFile(), stat.errMsg], [3, true, 'stat:ok'], 'stat');
  t.equal((await call('copyFile', { srcPath: filePath, destPath: 'ttfile://user/b.txt' })).errMsg, 'copyFile:ok', 'copyFile');
  t.equal((await call('readdir', { dirPath: 'ttfile://user/' })).files, ['a.txt', 'b.txt'], 'readdir');
  t.equal((await call('unlink', { filePath })).errMsg, 'unlink:ok', 'unlink');
});
