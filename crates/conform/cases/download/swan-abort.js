// abort in the first event of progress ends a download in fail and complete.
// clauses: SWAN-DWN-019
// platforms: swan
// evidence: documented
// needs: download
check(async (t) => {
  const order = [];
  const told = (name) => () => order.push(name);
  const callbacks = { success: told('success'), fail: told('fail'), complete: told('complete') };
  const task = t.api.downloadFile(Object.assign({ url: t.url('/drip?bytes=10&gap=1s') }, callbacks));
  task.onProgressUpdate(() => { order.push('progress'); task.abort(); });
  await t.wait(20000);
  t.equal(order, ['progress', 'fail', 'complete'], 'the order');
});
