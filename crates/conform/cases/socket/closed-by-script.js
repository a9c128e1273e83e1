// A socket that script closes without a reason ends with 1000 and "normal closure", once and without an error.
// clauses: WX-WS-033 WX-WS-013 WX-WS-038
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const { task, told, of } = t.talk('/ws/closed-by-script');
  await t.wait(1000);
  task.close({});
  await t.wait(30000);
  t.equal(told, ['returned', 'success', 'complete', 'open', 'close'], 'what was told');
  t.equal(of('close'), [{ code: 1000, reason: 'normal closure' }], 'the end');
});
