// readFile gives a buffer, or with an encoding a string.
// clauses: WX-FS-010
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const filePath = await t.file('a.txt', '桥');
  const bytes = Uint8Array.of(0xe6, 0xa1, 0xa5).buffer;
  t.equal((await t.fs('readFile', { filePath })).res.data, bytes, 'the data without an encoding');
  t.equal((await t.fs('readFile', { filePath, encoding: 'utf8' })).res.data, '桥', 'the data as utf8');
  t.equal((await t.fs('readFile', { filePath, encoding: 'utf-8' })).res.data, '桥', 'the data as utf-8');
  t.equal((await t.fs('readFile', { filePath, encoding: 'hex' })).res.data, 'e6a1a5', 'the data as hex');
  t.equal((await t.fs('readFile', { filePath, encoding: 'base64' })).res.data, '5qGl', 'the data as base64');
});
