// A network that is lost ends an open socket with closeType 3.
// clauses: TTG-WS-021 TTG-WS-018
// platforms: tt-gadget
// evidence: documented
// at: 3s:offline
// at: 9s:wifi
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: t.url('/ws?s=wait:90s').replace('http', 'ws') });
  const told = [];
  task.onOpen(() => told.push('open'));
  task.onClose(({ closeType, closeMsg }) => told.push(closeType + ' ' + closeMsg));
  await t.at(20);
  t.equal(told, ['open', '3 socket closed: occur error'], 'what is told');
});
