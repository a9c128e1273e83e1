// On iOS a stream that the server ends without a close frame is told with 1001 and "Stream end encountered".
// clauses: WX-WS-034
// platforms: wx
// evidence: assumed
// host: client ios
// needs: sockets
check(async (t) => {
  const { told, of } = t.talk('/ws/stream-ends-on-ios?s=text:hello;wait:1s;cut');
  await t.wait(10000);
  t.equal(told.filter((kind) => kind !== 'error'), ['returned', 'success', 'complete', 'open', 'message', 'close'], 'what was told');
  t.equal(of('close'), [{ code: 1001, reason: 'Stream end encountered' }], 'the end');
});
