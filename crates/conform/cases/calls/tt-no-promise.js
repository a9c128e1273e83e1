// What request returns is a task and no promise, also without callbacks.
// clauses: TTG-STD-011 TTB-REQ-001
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const task = t.api.request({ url: site + '/echo' });
  t.equal([typeof task, typeof task.abort, typeof task.then], ['object', 'function', 'undefined'], 'the types');
});
