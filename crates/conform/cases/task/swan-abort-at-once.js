// abort right after the call still ends it in fail.
// clauses: SWAN-REQ-051
// platforms: swan
// evidence: observed
check(async (t) => {
  const order = [];
  const told = (name) => () => order.push(name);
  const callbacks = { success: told('success'), fail: told('fail'), complete: told('complete') };
  t.api.request(Object.assign({ url: t.url('/echo') }, callbacks)).abort();
  t.equal(order, [], 'what ran at once');
  await t.wait(1000);
  t.equal(order, ['fail', 'complete'], 'the order');
});
