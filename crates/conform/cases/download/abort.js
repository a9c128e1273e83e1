// An aborted download fails with "downloadFile:fail abort"; complete follows and success never comes.
// clauses: WX-DL-022
// platforms: wx
// evidence: observed
// needs: download
check(async (t) => {
  for (const path of ['/hang', '/drip?bytes=3&pieces=3&gap=1s']) {
    const order = [];
    const task = t.api.downloadFile({
      url: t.url(path),
      success: () => order.push('success'),
      fail: (res) => order.push(res.errMsg),
      complete: () => order.push('complete'),
    });
    await t.wait(1500);
    task.abort();
    await t.wait(90000);
    t.equal(order, ['downloadFile:fail abort', 'complete'], 'the order');
  }
});
