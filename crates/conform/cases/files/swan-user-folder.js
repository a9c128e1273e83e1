// Files of the user folder can be written, read, appended to, copied, renamed and removed.
// clauses: SWAN-FILE-011
// platforms: swan
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const call = (name, options) => new Promise((success, fail) => {
    files[name](Object.assign({ success, fail: (res) => fail(new Error(name + ' ' + res.errMsg)) }, options));
  });
  const a = 'bdfile://usr/a.txt', b = 'bdfile://usr/d/b.txt';
  await call('writeFile', { filePath: a, data: 'one', encoding: 'utf8' });
  await call('appendFile', { filePath: a, data: ' two' });
  await call('mkdir', { dirPath: 'bdfile://usr/d' });
  await call('copyFile', { srcPath: a, destPath: b });
  t.equal((await call('readFile', { filePath: b, encoding: 'utf8' })).data, 'one two', 'the copy');
  await call('rename', { oldPath: b, newPath: 'bdfile://usr/c.txt' });
  t.equal((await call('readdir', { dirPath: 'bdfile://usr' })).files, ['a.txt', 'c.txt', 'd'], 'the names');
  t.equal((await call('stat', { path: a })).stats.size, 7, 'the size');
  await call('unlink', { filePath: 'bdfile://usr/c.txt' });
  await call('rmdir', { dirPath: 'bdfile://usr/d' });
  await call('access', { path: a });
  t.equal(files.readdirSync('bdfile://usr'), ['a.txt'], 'the names at the end');
});
