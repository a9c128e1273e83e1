// A thousand messages in a row all come, in order, before the end.
// clauses: WX-WS-012 WX-WS-027 WX-WS-038
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { of, told } = t.talk('/ws/many-messages?s=repeat:1000,10;close:1000');
  await t.wait(1000);
  t.equal(of('message').map(({ data }) => parseInt(data, 10)), Array.from({ length: 1000 }, (_, n) => n + 1), 'the messages');
  t.equal(told[told.length - 1], 'close', 'what came last');
});
