// closeSocket before onSocketOpen fails and closes nothing: the socket opens.
// clauses: WX-GWS-011 WX-GWS-012
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { told } = t.talk('/ws/global-close-too-early?handshake-wait=2s');
  for (let n = 0; n < 2; n += 1) {
    const { kind, res } = await t.call('closeSocket');
    t.equal([kind, res.errMsg], ['fail', 'closeSocket:fail WebSocket is not connected'], 'the outcome');
    await t.wait(500);
  }
  await t.wait(10000);
  t.equal(told.slice(3), ['open'], 'what was told');
  t.equal((await t.conversation('/ws/global-close-too-early')).end, null, 'the end at the server');
});
