// abort after the end, or a second time, does nothing.
// clauses: TTG-RT-005 TTB-REQ-028
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const { returned, order } = await t.call('request', { url: site + '/echo' });
  returned.abort();
  await t.wait(1000);
  t.equal(order, ['returned', 'success', 'complete'], 'the order of a call that had ended');
  const ran = [];
  const callbacks = { success: () => ran.push('success'), fail: () => ran.push('fail'), complete: () => ran.push('complete') };
  const task = t.api.request(Object.assign({ url: site + '/hang' }, callbacks));
  await t.wait(100);
  task.abort();
  task.abort();
  await t.wait(1000);
  task.abort();
  await t.wait(1000);
  t.equal(ran, ['fail', 'complete'], 'the order of a call aborted twice');
});
