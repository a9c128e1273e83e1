// A socket that script closes ends, even if the server reads nothing of what waits before the close frame.
// clauses: WX-WS-033 WX-WS-038
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told, of } = t.talk('/ws/server-that-does-not-read?s=pause-reading:60m');
  await t.wait(1000);
  for (let n = 0; n < 50; n += 1) task.send({ data: 'x'.repeat(100000) });
  task.close({});
  await t.wait(600000);
  t.equal(told, ['returned', 'success', 'complete', 'open', 'close'], 'what was told in ten minutes');
  t.equal(typeof of('close')[0].code, 'number', 'the type of the code');
});
