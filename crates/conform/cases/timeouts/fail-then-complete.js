// When the time is over fail is called, then complete, and success never.
// clauses: WX-TMO-007
// platforms: wx
// evidence: documented
check(async (t) => {
  const { order } = await t.call('request', { url: t.url('/slow?wait=2s'), timeout: 1000 });
  await t.wait(60000);
  t.equal(order, ['returned', 'fail', 'complete'], 'the order');
});
