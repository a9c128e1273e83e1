// A request that is aborted when its head has come fails as aborted, even if its body came with the head.
// clauses: WX-RT-010
// platforms: wx
// evidence: assumed
check(async (t) => {
  const order = [];
  await new Promise((resolve) => {
    const task = t.api.request({
      url: t.url('/text?text=x'),
      success: () => order.push('success'),
      fail: (res) => order.push(res.errMsg),
      complete: () => { order.push('complete'); setTimeout(resolve, 5000); },
    });
    task.onHeadersReceived(() => { order.push('head'); task.abort(); });
  });
  t.equal(order, ['head', 'request:fail abort', 'complete'], 'the order');
});
