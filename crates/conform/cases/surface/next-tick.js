// nextTick runs a function after the script that runs now.
// clauses: WX-API-021
// platforms: wx
// evidence: documented
check(async (t) => {
  const order = [];
  t.api.nextTick(() => order.push('next'));
  order.push('now');
  await t.wait(1);
  t.equal(order, ['now', 'next'], 'the order');
});
