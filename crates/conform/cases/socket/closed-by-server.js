// The code and the reason of the server's close frame come to onClose unchanged, once and without an error.
// clauses: WX-WS-037 WX-WS-013 WX-WS-038
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  for (const [code, reason] of [[4001, 'bye'], [1000, ''], [1000, 'done'], [1001, 'going'], [1011, '出错了'], [3000, ''], [1013, 'later']]) {
    const { told, of } = t.talk(`/ws/closed-by-server?s=close:${code},${encodeURIComponent(reason)}`);
    await t.wait(10000);
    t.equal(told, ['returned', 'success', 'complete', 'open', 'close'], 'what was told of ' + code);
    t.equal(of('close'), [{ code, reason }], 'the end');
  }
});
