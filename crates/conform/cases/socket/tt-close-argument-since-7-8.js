// Since version 7.8.0 onClose gets closeType and closeMsg.
// clauses: TTG-WS-018
// platforms: tt-gadget
// evidence: documented
// host: base-library 7.8.0
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: t.url('/ws?s=cut').replace('http', 'ws') });
  const res = await new Promise((resolve) => task.onClose(resolve));
  t.equal(Object.keys(res).sort(), ['closeMsg', 'closeType'], 'the keys');
});
