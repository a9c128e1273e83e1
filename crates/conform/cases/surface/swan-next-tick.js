// swan.nextTick exists, and runs a function after the script that runs now.
// clauses: SWAN-ENV-012
// platforms: swan
// evidence: observed
check(async (t) => {
  const order = [];
  t.api.nextTick(() => order.push('next'));
  order.push('now');
  await t.wait(1);
  t.equal(order, ['now', 'next'], 'the order');
});
