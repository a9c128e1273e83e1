// A server whose certificate is not good is sent no handshake.
// clauses: TTG-REQ-056
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
// needs: sockets
check(async (t) => {
  for (const host of ['expired', 'self-signed', 'wrong-host']) {
    const path = '/ws?case=tt-bad-certificate-' + host;
    const task = t.api.connectSocket({ url: 'wss://' + host + '.example.test' + path });
    const end = await new Promise((resolve) => { task.onOpen(() => resolve({})); task.onClose(resolve); });
    t.ok(end.closeType == 3, 'closeType 3 of ' + host + ' rather than ' + end.closeType);
    t.equal(await t.logged(encodeURIComponent(path)), [], 'requests to ' + host);
  }
});
