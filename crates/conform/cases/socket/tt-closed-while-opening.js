// A socket that script closes before it is open never opens and tells once that script closed it.
// clauses: TTG-WS-021 TTG-WS-018
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-closed-while-opening';
  const task = t.api.connectSocket({ url: t.url(path + '&handshake-wait=5s').replace('http', 'ws') });
  const told = [];
  task.onOpen(() => told.push('open'));
  task.onClose(({ closeType }) => told.push('close ' + closeType));
  await t.wait(1000);
  task.close({});
  await t.wait(20000);
  t.equal(told, ['close 1'], 'what is told');
});
