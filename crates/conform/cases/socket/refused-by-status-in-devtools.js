// In the developer tools a handshake that is refused is told by onError as well.
// clauses: WX-WS-019
// platforms: wx
// evidence: observed
// host: client devtools
// needs: sockets
check(async (t) => {
  const { told, of } = t.talk('/ws/refused-by-status-in-devtools?status=404');
  await t.wait(1000);
  t.equal(told.filter((kind) => kind === 'error' || kind === 'fail'), ['error'], 'what was told');
  t.match(of('error')[0].errMsg, /Invalid HTTP status/, 'errMsg');
});
