// Below USER_DATA_PATH a program makes, changes and removes files and folders.
// clauses: WX-FS-004
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const { USER_DATA_PATH } = t.api.env;
  const folder = USER_DATA_PATH + '/folder';
  const steps = [
    ['mkdir', { dirPath: folder }],
    ['writeFile', { filePath: folder + '/a', data: 'one' }],
    ['appendFile', { filePath: folder + '/a', data: ' two' }],
    ['copyFile', { srcPath: folder + '/a', destPath: folder + '/b' }],
    ['rename', { oldPath: folder + '/b', newPath: folder + '/c' }],
    ['unlink', { filePath: folder + '/a' }],
  ];
  for (const [name, options] of steps) t.equal((await t.fs(name, options)).kind, 'success', name);
  t.equal((await t.fs('readFile', { filePath: folder + '/c', encoding: 'utf8' })).res.data, 'one two', 'the file');
  t.equal((await t.fs('readdir', { dirPath: folder })).res.files, ['c'], 'what the folder holds');
  t.equal((await t.fs('rmdir', { dirPath: folder, recursive: true })).kind, 'success', 'rmdir');
  t.equal((await t.fs('access', { path: folder })).kind, 'fail', 'whether the folder is still there');
});
