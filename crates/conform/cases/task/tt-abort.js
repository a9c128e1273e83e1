// After abort fail and complete run once, and success never.
// clauses: TTG-RT-004 TTB-REQ-028
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const seen = [];
  const take = (kind) => (res) => seen.push([kind, /^request:fail( |$)/.test(res.errMsg), [undefined, 301].includes(res.errno)]);
  const callbacks = { success: take('success'), fail: take('fail'), complete: take('complete') };
  const task = t.api.request(Object.assign({ url: site + '/slow?wait=2s' }, callbacks));
  await t.wait(200);
  t.equal(seen, [], 'what ran before');
  task.abort();
  await t.wait(5000);
  t.equal(seen, [['fail', true, true], ['complete', true, true]], 'what ran');
});
