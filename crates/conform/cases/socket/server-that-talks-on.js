// A socket that script closes ends, even if the server sends messages for ever instead of closing.
// clauses: WX-WS-033 WX-WS-038
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/server-that-talks-on?s=closed;' + 'text:x;wait:3s;'.repeat(210));
  await t.wait(1000);
  task.close({});
  await t.wait(600000);
  t.equal(told.filter((kind) => kind === 'close'), ['close'], 'how often the end was told in ten minutes');
  t.equal(told[told.length - 1], 'close', 'what was told last');
});
