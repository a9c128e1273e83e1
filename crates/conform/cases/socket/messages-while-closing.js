// What the server still sends before it closes comes before onClose, never after.
// clauses: WX-WS-038
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/messages-while-closing?s=closed;text:late;wait:1s;text:later;close:1000');
  await t.wait(1000);
  task.close({});
  await t.wait(30000);
  t.equal(told.filter((kind) => kind !== 'message'), ['returned', 'success', 'complete', 'open', 'close'], 'what was told');
  t.equal(told.indexOf('close'), told.length - 1, 'the place of the end, which is the last');
});
