// A socket that is closed in the turn in which it was created has one end, after connectSocket has succeeded.
// clauses: WX-WS-038 WX-WS-022
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/closed-at-once?s=close:1000');
  task.close({});
  t.equal(told, ['returned'], 'what was told before the turn was over');
  await t.wait(70000);
  t.equal(told.slice(0, 3), ['returned', 'success', 'complete'], 'what was told first');
  t.equal(told.filter((kind) => kind === 'close'), ['close'], 'how often its end was told');
  t.equal(told[told.length - 1], 'close', 'what was told last');
});
