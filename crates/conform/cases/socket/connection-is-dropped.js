// A connection that the server drops without a close frame is told with 1006 and "abnormal closure", once.
// clauses: WX-WS-035 WX-WS-038
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  for (const how of ['cut', 'reset']) {
    const { told, of } = t.talk('/ws/connection-is-dropped?s=text:hello;wait:1s;' + how);
    await t.wait(10000);
    t.equal(told.filter((kind) => kind !== 'error'), ['returned', 'success', 'complete', 'open', 'message', 'close'], 'what was told with ' + how);
    t.equal(of('close'), [{ code: 1006, reason: 'abnormal closure' }], 'the end with ' + how);
  }
});
