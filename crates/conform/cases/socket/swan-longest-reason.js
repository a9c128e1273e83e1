// A reason of 123 bytes is sent: 41 Chinese characters.
// clauses: SWAN-GLB-023 SWAN-TSK-009
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const reason = '再'.repeat(41);
  for (const name of ['closeSocket', 'close']) {
    const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-longest-reason&s=wait:10s;close' });
    await new Promise((resolve) => task.onOpen(resolve));
    const closed = new Promise((resolve) => task.onClose(resolve));
    if (name === 'close') task.close({ reason });
    else t.api.closeSocket({ reason });
    await closed;
    const { websocket } = (await t.logged(encodeURIComponent('/ws?case=swan-longest-reason'))).pop();
    t.equal(websocket.close.reason, reason, 'the reason that ' + name + ' sent');
  }
});
