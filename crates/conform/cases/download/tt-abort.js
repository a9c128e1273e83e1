// abort ends a download in fail and complete; a function given to it is not called.
// clauses: TTG-DLT-001 TTG-DLT-004
// platforms: tt-gadget
// evidence: observed
// needs: download
check(async (t) => {
  const order = [];
  const told = (kind) => (res) => order.push([kind, /^downloadFile:fail( |$)/.test(res.errMsg)]);
  const callbacks = { success: told('success'), fail: told('fail'), complete: told('complete') };
  const task = t.api.downloadFile(Object.assign({ url: t.url('/drip?bytes=10&gap=1s') }, callbacks));
  await t.wait(3000);
  t.equal(order, [], 'what ran before');
  task.abort(() => order.push('the callback'));
  await t.wait(20000);
  t.equal(order, [['fail', true], ['complete', true]], 'what ran');
});
