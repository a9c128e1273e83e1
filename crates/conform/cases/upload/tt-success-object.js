// success gets statusCode, data, errMsg and trace, and no header.
// clauses: TTG-UP-011 TTG-UP-012 TTG-STD-005
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const { kind, res } = await t.call('uploadFile', { url: t.url('/text?text=fine'), filePath, name: 'file' });
  t.equal([kind, res.statusCode, res.data, res.errMsg], ['success', 200, 'fine', 'uploadFile:ok'], 'the result');
  t.ok(typeof res.trace === 'string' && res.trace !== '', 'a trace');
  t.ok(!('header' in res), 'the absence of header');
});
