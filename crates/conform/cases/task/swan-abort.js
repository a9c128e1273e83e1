// After abort fail and complete run, and success does not.
// clauses: SWAN-REQ-048
// platforms: swan
// evidence: documented
check(async (t) => {
  const order = [];
  const told = (name) => () => order.push(name);
  const callbacks = { success: told('success'), fail: told('fail'), complete: told('complete') };
  const task = t.api.request(Object.assign({ url: t.url('/slow?wait=2s') }, callbacks));
  await t.wait(200);
  t.equal(order, [], 'what ran before');
  task.abort();
  await t.wait(5000);
  t.equal(order, ['fail', 'complete'], 'the order');
});
