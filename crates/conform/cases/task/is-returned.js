// A request returns a task.
// clauses: WX-REQ-081
// platforms: wx
// evidence: documented
check(async (t) => {
  const { returned } = await t.call('request', { url: t.url('/echo') });
  t.equal([typeof returned, typeof returned.abort], ['object', 'function'], 'what is returned, and its abort');
});
