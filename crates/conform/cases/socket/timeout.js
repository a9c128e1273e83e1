// The option timeout bounds the handshake, in milliseconds; its end is told by onError, not by fail.
// clauses: WX-TMO-015 WX-TMO-004 WX-WS-020 WX-WS-001 WX-WS-021
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { told, of } = t.talk('/ws/timeout?handshake-wait=10s', { timeout: 1500 });
  await t.wait(1400);
  t.equal(told, ['returned', 'success', 'complete'], 'what was told before');
  await t.wait(200);
  t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told then');
  t.match(of('error')[0].errMsg, /Timer Expired|The total timed out/, 'errMsg');
  await t.wait(20000);
  t.equal(told.length, 5, 'how much was told in the end');
});
