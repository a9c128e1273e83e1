// A download returns a task with onProgressUpdate and abort, and no promise.
// clauses: TTG-DLT-001 TTG-STD-011
// platforms: tt-gadget
// evidence: documented
// needs: download
check(async (t) => {
  const { returned } = await t.call('downloadFile', { url: t.url('/echo') });
  t.equal([typeof returned.onProgressUpdate, typeof returned.abort], ['function', 'function'], 'the methods');
  t.equal(typeof returned.then, 'undefined', 'the type of then');
});
