// Aborting twice, or after the end, does nothing.
// clauses: WX-RT-004
// platforms: wx
// evidence: assumed
check(async (t) => {
  const run = (path) => {
    const order = [];
    const told = (kind) => () => { order.push(kind); };
    const task = t.api.request({
      url: t.url(path), success: told('success'), fail: told('fail'), complete: told('complete'),
    });
    return { task, order };
  };
  const twice = run('/hang');
  const ended = run('/echo');
  const failed = run('/redirect/100');
  await t.wait(1000);
  t.equal(ended.order, ['success', 'complete'], 'what was called before a late abort');
  for (const { task } of [twice, twice, ended, ended, failed]) task.abort();
  await t.wait(1000);
  twice.task.abort();
  await t.wait(1000);
  t.equal(twice.order, ['fail', 'complete'], 'what was called with two aborts');
  t.equal(ended.order, ['success', 'complete'], 'what was called with a late abort');
  t.equal(failed.order, ['fail', 'complete'], 'what was called with an abort after a failure');
});
