// A handshake that is answered with another status than 101 is told by onError and onClose, never by fail.
// clauses: WX-WS-004 WX-WS-019 WX-WS-021 WX-WS-022 WX-WS-038
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  for (const status of [200, 400, 401, 403, 404, 426, 500, 503]) {
    const { told, of, task } = t.talk('/ws/refused-by-status?status=' + status + '&body=no');
    t.equal(told, ['returned'], 'what was told before the turn was over');
    await t.wait(100);
    t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told at once of ' + status);
    t.match(of('error')[0].errMsg, /Invalid HTTP status/, 'errMsg of ' + status);
    await t.wait(70000);
    t.equal(told.length, 5, 'how much was told in the end of ' + status);
    t.equal(typeof task.send, 'function', 'the task of ' + status);
  }
});
