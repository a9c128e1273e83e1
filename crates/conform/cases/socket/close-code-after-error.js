// The end of a socket that did not open has code 1006.
// clauses: WX-WS-021 WX-WS-013
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  for (const how of ['status=404', 'handshake-cut', 'accept=wrong']) {
    const { of } = t.talk('/ws/close-code-after-error?' + how);
    await t.wait(1000);
    t.equal(of('close').map(({ code }) => code), [1006], 'the codes after ' + how);
  }
});
