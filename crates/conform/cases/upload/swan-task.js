// An upload returns a task with onProgressUpdate and abort, and no off method.
// clauses: SWAN-UPL-015 SWAN-UPL-021 SWAN-CB-005
// platforms: swan
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const { returned } = await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file' });
  t.equal([typeof returned.onProgressUpdate, typeof returned.abort], ['function', 'function'], 'the methods');
  t.equal([typeof returned.offProgressUpdate, typeof returned.then], ['undefined', 'undefined'], 'other methods');
});
