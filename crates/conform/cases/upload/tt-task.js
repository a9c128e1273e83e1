// An upload returns a task with onProgressUpdate and abort, and nothing else that listens.
// clauses: TTG-UPT-001 TTG-UPT-006 TTG-STD-011
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const { returned } = await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file' });
  t.equal([typeof returned.onProgressUpdate, typeof returned.abort], ['function', 'function'], 'the methods');
  const others = ['offProgressUpdate', 'onHeadersReceived', 'offHeadersReceived', 'then'];
  t.equal(others.map((name) => typeof returned[name]), Array(4).fill('undefined'), 'other methods');
});
