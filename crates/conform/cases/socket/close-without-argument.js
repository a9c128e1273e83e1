// close of a task can be called without an argument.
// clauses: WX-WS-028
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/close-without-argument');
  await t.wait(1000);
  task.close();
  await t.wait(1000);
  t.equal((await t.conversation('/ws/close-without-argument')).close, { code: 1000, reason: '' }, 'the close frame');
  t.equal(told[told.length - 1], 'close', 'what was told last');
});
