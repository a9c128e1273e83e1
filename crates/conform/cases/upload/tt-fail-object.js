// fail gets errMsg and trace; statusCode and data, where they are given, say nothing.
// clauses: TTG-UP-013 TTG-STD-006
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const path of ['/cut', '/cut?at=body', '/hang']) {
    const { kind, res } = await t.call('uploadFile', { url: t.url(path), filePath, name: 'file' });
    t.equal(kind, 'fail', 'the outcome of ' + path);
    t.match(res.errMsg, /^uploadFile:fail( |$)/, 'errMsg of ' + path);
    t.ok(typeof res.trace === 'string' && res.trace !== '', 'a trace of ' + path);
    t.ok([undefined, 0].includes(res.statusCode) && [undefined, ''].includes(res.data), 'no status and data of ' + path);
    t.ok(!('header' in res), 'the absence of header');
  }
});
