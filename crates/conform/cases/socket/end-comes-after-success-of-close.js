// success and complete of close come before onClose.
// clauses: WX-WS-032 WX-WS-022
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/end-comes-after-success-of-close');
  await t.wait(1000);
  const hear = (kind) => () => told.push(kind);
  task.close({ success: hear('closed'), complete: hear('completed') });
  told.push('returned');
  await t.wait(1000);
  t.equal(told.slice(4), ['returned', 'closed', 'completed', 'close'], 'what was told');
});
