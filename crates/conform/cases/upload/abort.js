// An aborted upload fails with "uploadFile:fail abort"; complete follows and success never comes.
// clauses: WX-UP-023
// platforms: wx
// evidence: observed
// needs: files upload
check(async (t) => {
  const given = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const path of ['/hang', '/slow?wait=3s', '/drip?bytes=3&pieces=3&gap=1s']) {
    const order = [];
    const task = t.api.uploadFile({
      url: t.url(path),
      ...given,
      success: () => order.push('success'),
      fail: (res) => order.push(res.errMsg),
      complete: () => order.push('complete'),
    });
    await t.wait(1500);
    task.abort();
    await t.wait(90000);
    t.equal(order, ['uploadFile:fail abort', 'complete'], 'the order');
  }
});
