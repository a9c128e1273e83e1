// A connection that is lost is told with 1006 and "abnormal closure", once.
// clauses: WX-WS-035 WX-WS-013 WX-WS-038
// platforms: wx
// evidence: observed
// at: 5s:offline
// at: 20s:wifi
// needs: sockets
check(async (t) => {
  const { told, of } = t.talk('/ws/connection-is-lost?s=text:hello;wait:1m');
  await t.at(10);
  t.equal(told.filter((kind) => kind !== 'error'), ['returned', 'success', 'complete', 'open', 'message', 'close'], 'what was told');
  await t.at(90);
  t.equal(told[told.length - 1], 'close', 'what was told last');
  t.equal(of('close'), [{ code: 1006, reason: 'abnormal closure' }], 'the end');
});
