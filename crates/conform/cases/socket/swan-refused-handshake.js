// A server that does not accept the handshake is an error: the socket does not open.
// clauses: SWAN-GLB-004 SWAN-TSK-015
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const answer of ['status=403', 'status=200', 'accept=wrong', 'accept=none', 'handshake-cut', 'handshake-reset']) {
    const heard = [];
    const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?' + answer });
    t.api.onSocketOpen(() => heard.push('open'));
    t.api.onSocketError(() => heard.push('error'));
    task.onError((res) => heard.push(typeof res.errMsg));
    await t.wait(1000);
    t.equal(heard, ['string', 'error'], 'what was heard after ' + answer);
  }
});
