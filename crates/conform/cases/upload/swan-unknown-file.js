// What is no path of an existing plain file fails the upload with 202, and nothing is sent.
// clauses: SWAN-UPL-023 SWAN-ERR-004
// platforms: swan
// evidence: observed
// needs: files upload
check(async (t) => {
  t.api.getFileSystemManager().mkdirSync('bdfile://usr/folder');
  const url = t.url('/echo/swan-unknown-file');
  const paths = ['bdfile://usr/none.txt', 'bdfile://tmp_none', 'bdfile://store_none', 'bdfile://usr/folder', 'bdfile://else/a'];
  for (const filePath of paths.concat(['none.txt', '/etc/passwd', 'file:///etc/passwd', 'bdfile://usr/../a', 'x'])) {
    const { kind, res } = await t.call('uploadFile', { url, filePath, name: 'file' });
    t.equal([kind, res.errCode], ['fail', 202], 'the outcome and errCode of ' + filePath);
    t.ok(typeof res.errMsg === 'string' && res.errMsg !== '', 'a message of ' + filePath);
  }
  t.equal((await t.logged('/echo/swan-unknown-file')).length, 0, 'requests');
});
