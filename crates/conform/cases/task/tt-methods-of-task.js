// The only method of the task is abort, which returns nothing.
// clauses: TTG-RT-001 TTB-REQ-028
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const task = t.api.request({ url: site + '/hang' });
  t.equal(Object.keys(task).filter((key) => typeof task[key] === 'function' && key !== 'abort'), [], 'other methods');
  t.equal(typeof task.abort(), 'undefined', 'what abort returns');
});
