// Without callbacks too, request returns a task and other functions nothing; neither is a promise.
// clauses: SWAN-CB-005
// platforms: swan
// evidence: observed
check(async (t) => {
  const task = t.api.request({ url: t.url('/echo') });
  t.equal([typeof task, typeof task.then, typeof task.abort], ['object', 'undefined', 'function'], 'the types');
  t.equal(typeof t.api.showToast({ title: 'a' }), 'undefined', 'what showToast returns');
});
