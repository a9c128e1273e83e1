// The functions without a task open, send, receive and close the one socket that there is.
// clauses: WX-GWS-001 WX-GWS-004 WX-GWS-010
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const heard = [];
  t.api.connectSocket({ url: t.wss('/ws/global-functions') });
  t.api.onSocketOpen(() => {
    heard.push('open');
    t.api.sendSocketMessage({ data: 'hello' });
  });
  t.api.onSocketMessage(({ data }) => {
    heard.push(data);
    t.api.closeSocket();
  });
  t.api.onSocketError(() => heard.push('error'));
  t.api.onSocketClose(() => heard.push('close'));
  await t.wait(10000);
  t.equal(heard, ['open', 'hello', 'close'], 'what was heard');
});
