// A request that is aborted right after it was made fails as aborted.
// clauses: WX-RT-002
// platforms: wx
// evidence: observed
check(async (t) => {
  const order = [];
  const task = t.api.request({
    url: t.url('/echo'),
    success: () => order.push('success'),
    fail: (res) => order.push(res.errMsg),
    complete: () => order.push('complete'),
  });
  task.abort();
  await t.wait(5000);
  t.equal(order, ['request:fail abort', 'complete'], 'the order');
});
