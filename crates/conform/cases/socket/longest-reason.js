// A reason may have 123 bytes of UTF-8, not characters; a longer one is refused, and the socket stays open.
// clauses: WX-WS-028 WX-WS-031
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/longest-reason');
  await t.wait(1000);
  for (const reason of ['x'.repeat(124), '好'.repeat(41) + 'x', '😀'.repeat(31)]) {
    t.equal((await t.on(task, 'close', { reason })).kind, 'fail', 'the outcome of ' + reason);
  }
  t.equal((await t.on(task, 'send', { data: 'still here' })).kind, 'success', 'the outcome of a message');
  const reason = '好'.repeat(41);
  t.equal((await t.on(task, 'close', { reason })).kind, 'success', 'the outcome of 123 bytes');
  await t.wait(1000);
  t.equal((await t.conversation('/ws/longest-reason')).close, { code: 1000, reason }, 'the close frame');
  t.equal(told[told.length - 1], 'close', 'what was told last');
});
