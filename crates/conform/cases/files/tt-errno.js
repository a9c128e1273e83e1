// Failing file functions have the errno of their reason.
// clauses: TTG-ERR-001 TTG-FS-002
// platforms: tt-gadget
// evidence: assumed
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const errno = (name, options) => new Promise((resolve) => {
    files[name](Object.assign({ success: () => resolve('success'), fail: (res) => resolve(res.errno) }, options));
  });
  files.mkdirSync('ttfile://user/d');
  files.writeFileSync('ttfile://user/d/a.txt', 'hello');
  const none = 'ttfile://user/none', folder = 'ttfile://user/d', file = 'ttfile://user/d/a.txt';
  await t.call('downloadFile', { url: t.url('/text'), filePath: 'ttfile://temp/a.txt' });
  t.equal(await errno('readFile', { filePath: none }), 203, 'reading what is missing');
  t.equal(await errno('access', { path: none }), 203, 'looking for what is missing');
  t.equal(await errno('unlink', { filePath: none }), 203, 'removing what is missing');
  t.equal(await errno('mkdir', { dirPath: folder }), 204, 'making a folder that exists');
  t.equal(await errno('rmdir', { dirPath: folder }), 205, 'removing a folder that is not empty');
  t.equal(await errno('readdir', { dirPath: file }), 206, 'listing a file');
  t.equal(await errno('rmdir', { dirPath: file }), 206, 'removing a file as a folder');
  t.equal(await errno('readFile', { filePath: folder }), 207, 'reading a folder');
  t.equal(await errno('writeFile', { filePath: 'ttfile://temp/a.txt', data: 'x' }), 202, 'writing a temporary file');
  t.equal(await errno('readFile', { filePath: 'ttfile://else/a.txt' }), 213, 'a path of no place');
  t.equal(await errno('writeFile', { filePath: 'ttfile://user/' + 'x'.repeat(256), data: 'x' }), 214, 'a name of 256 letters');
  t.equal(await errno('writeFile', { filePath: 'ttfile://user/' + 'x'.repeat(255), data: 'x' }), 'success', 'a name of 255 letters');
  t.equal(await errno('readFile', {}), 104, 'a missing parameter');
  t.equal(await errno('readFile', { filePath: 5 }), 104, 'a parameter of a wrong type');
});
