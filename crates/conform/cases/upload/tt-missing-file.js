// A file that does not exist, or is a folder, fails the upload, and nothing is sent.
// clauses: TTG-UP-015
// platforms: tt-gadget
// evidence: assumed
// needs: files upload
check(async (t) => {
  t.api.getFileSystemManager().mkdirSync('ttfile://user/folder');
  const url = t.url('/echo/tt-missing-file');
  for (const filePath of ['ttfile://user/none.txt', 'ttfile://temp/none.txt', 'ttfile://user/none/a.txt', 'none.txt']) {
    const { kind, res } = await t.call('uploadFile', { url, filePath, name: 'file' });
    t.equal([kind, res.errno], ['fail', 203], 'the outcome and errno of ' + filePath);
    t.match(res.errMsg, /^uploadFile:fail( |$)/, 'errMsg of ' + filePath);
  }
  for (const filePath of ['ttfile://user/folder', '/etc/passwd', 'file:///etc/passwd', 'ttfile://user/../../etc/passwd']) {
    const { kind } = await t.call('uploadFile', { url, filePath, name: 'file' });
    t.equal(kind, 'fail', 'the outcome of ' + filePath);
  }
  t.equal((await t.logged('/echo/tt-missing-file')).length, 0, 'requests');
});
