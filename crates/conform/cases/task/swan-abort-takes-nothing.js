// abort returns undefined, ignores callbacks, and does nothing when it comes twice or too late.
// clauses: SWAN-REQ-050
// platforms: swan
// evidence: observed
check(async (t) => {
  const order = [];
  const told = (name) => () => order.push(name);
  const callbacks = { success: told('success'), fail: told('fail'), complete: told('complete') };
  const task = t.api.request(Object.assign({ url: t.url('/hang') }, callbacks));
  await t.wait(100);
  const own = { success: told('own success'), fail: told('own fail'), complete: told('own complete') };
  t.equal(typeof task.abort(own), 'undefined', 'what abort returns');
  task.abort();
  await t.wait(1000);
  task.abort();
  await t.wait(1000);
  t.equal(order, ['fail', 'complete'], 'the order');
});
