// closeSocket without a socket, and after its end, fails.
// clauses: WX-GWS-012 WX-WS-032
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const fails = async (when) => {
    const { kind, res } = await t.call('closeSocket', { code: 1000 });
    t.equal([kind, res.errMsg], ['fail', 'closeSocket:fail WebSocket is not connected'], 'the outcome ' + when);
  };
  await fails('without a socket');
  for (const how of ['s=close:1000', 's=cut', 'status=404']) {
    t.talk('/ws/global-close-without-socket?' + how);
    await t.wait(1000);
    await fails('after ' + how);
  }
});
