// A handshake that is not answered ends after 60 seconds, and not before.
// clauses: TTG-WS-008 TTG-WS-023
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  const order = [];
  const late = t.api.connectSocket({ url: t.url('/ws?handshake-wait=59s').replace('http', 'ws') });
  late.onOpen(() => { order.push('late opens'); late.close({}); });
  const never = t.api.connectSocket({ url: t.url('/ws?handshake-wait=90s').replace('http', 'ws') });
  never.onOpen(() => order.push('never opens'));
  const end = await new Promise((resolve) => never.onClose(resolve));
  t.equal(Math.round(t.passed()), 60, 'seconds');
  t.equal(order, ['late opens'], 'what opened');
  t.ok(end.closeType == 3, 'closeType 3 rather than ' + end.closeType);
});
