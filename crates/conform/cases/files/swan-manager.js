// The file manager has the functions of the reference beside unzip, most with a synchronous form.
// clauses: SWAN-FILE-011
// platforms: swan
// evidence: documented
// host: base-library 3.130.1
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const both = ['access', 'stat', 'readFile', 'writeFile', 'appendFile', 'copyFile', 'rename', 'unlink', 'mkdir', 'readdir', 'rmdir', 'saveFile'];
  for (const name of both) t.equal([typeof files[name], typeof files[name + 'Sync']], ['function', 'function'], 'the types of ' + name);
  for (const name of ['getFileInfo', 'getSavedFileList', 'removeSavedFile']) t.equal(typeof files[name], 'function', 'the type of ' + name);
});
