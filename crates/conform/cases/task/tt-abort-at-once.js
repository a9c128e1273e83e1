// abort right after the call raises nothing, and the call fails.
// clauses: TTG-RT-003 TTB-REQ-028
// platforms: tt-gadget tt-block
// evidence: observed
check(async (t) => {
  const site = t.url('');
  const order = [];
  const told = (name) => () => order.push(name);
  const callbacks = { success: told('success'), fail: told('fail'), complete: told('complete') };
  t.api.request(Object.assign({ url: site + '/slow?wait=1s' }, callbacks)).abort();
  t.equal(order, [], 'what ran at once');
  await t.wait(5000);
  t.equal(order, ['fail', 'complete'], 'the order');
});
