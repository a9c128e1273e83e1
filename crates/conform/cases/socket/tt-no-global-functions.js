// There are no functions for sockets but connectSocket.
// clauses: TTG-WS-011
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const name of ['onSocketOpen', 'onSocketMessage', 'onSocketError', 'onSocketClose', 'sendSocketMessage', 'closeSocket']) {
    t.equal(typeof t.api[name], 'undefined', 'the type of ' + name);
  }
  t.equal(typeof WebSocket, 'undefined', 'the type of WebSocket');
});
