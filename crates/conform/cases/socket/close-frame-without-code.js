// A close frame of the server without a code is an end without one, 1005, and not an error.
// clauses: WX-WS-037 WX-WS-013
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { told, of } = t.talk('/ws/close-frame-without-code?s=close');
  await t.wait(1000);
  t.equal(told, ['returned', 'success', 'complete', 'open', 'close'], 'what was told');
  t.equal(of('close'), [{ code: 1005, reason: '' }], 'the end');
});
