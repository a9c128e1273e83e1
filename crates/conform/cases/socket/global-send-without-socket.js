// sendSocketMessage without a socket, before it is open and after its end fails: "WebSocket is not connected".
// clauses: WX-GWS-009 WX-GWS-010 WX-WS-026
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const fails = async (when) => {
    const { kind, res } = await t.call('sendSocketMessage', { data: 'x' });
    t.equal([kind, res.errMsg], ['fail', 'sendSocketMessage:fail WebSocket is not connected'], 'the outcome ' + when);
  };
  await fails('without a socket');
  const { told } = t.talk('/ws/global-send-without-socket?handshake-wait=2s&s=wait:2s;close:1000');
  await fails('at once');
  await t.wait(1000);
  await fails('during the handshake');
  await t.wait(5000);
  t.equal(told.slice(3), ['open', 'close'], 'what was told');
  await fails('after the end');
  t.equal((await t.conversation('/ws/global-send-without-socket')).messages, [], 'what was sent');
});
