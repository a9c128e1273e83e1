// A download returns a task with onProgressUpdate and abort.
// clauses: SWAN-DWN-016 SWAN-CB-005
// platforms: swan
// evidence: documented
// needs: download
check(async (t) => {
  const { returned } = await t.call('downloadFile', { url: t.url('/echo') });
  t.equal([typeof returned.onProgressUpdate, typeof returned.abort], ['function', 'function'], 'the methods');
  t.equal(typeof returned.then, 'undefined', 'the type of then');
});
