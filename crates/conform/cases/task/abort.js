// An aborted request fails with "request:fail abort"; complete follows and success never comes.
// clauses: WX-RT-002
// platforms: wx
// evidence: observed
check(async (t) => {
  for (const path of ['/slow?wait=3s', '/drip?bytes=3&pieces=3&gap=1s']) {
    const order = [];
    let failure;
    const task = t.api.request({
      url: t.url(path),
      success: () => order.push('success'),
      fail: (res) => { failure = res; order.push('fail'); },
      complete: () => order.push('complete'),
    });
    await t.wait(1500);
    task.abort();
    await t.wait(60000);
    t.equal(order, ['fail', 'complete'], 'the order');
    t.equal(failure.errMsg, 'request:fail abort', 'errMsg');
  }
});
