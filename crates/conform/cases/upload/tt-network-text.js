// The message of a broken connection has the codes of the network stack.
// clauses: TTG-ERR-011
// platforms: tt-gadget
// evidence: observed
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const { res } = await t.call('uploadFile', { url: t.url('/cut'), filePath, name: 'file' });
  t.match(res.errMsg, /^uploadFile:fail CronetError\("Cronet Error: code=\d+ .*"\)$/, 'errMsg');
});
