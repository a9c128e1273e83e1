// Background ends a socket that is opening, with closeType 2; later connectSocket itself fails there.
// clauses: TTG-LIFE-004 TTG-WS-021 TTG-ERR-009
// platforms: tt-gadget
// evidence: assumed
// at: 2s:background
// at: 40s:foreground
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-opening-in-background';
  const url = t.url(path + '&handshake-wait=10s').replace('http', 'ws');
  const task = t.api.connectSocket({ url });
  const told = [];
  task.onOpen(() => told.push('open'));
  task.onClose(({ closeType }) => told.push('close ' + closeType));
  await t.at(30);
  t.equal(told, ['close 2'], 'what is told');
  const { kind, res } = await t.call('connectSocket', { url });
  t.equal(kind, 'fail', 'connectSocket in background');
  t.ok(res.errno === 112 || res.errno === 113, 'errno 112 or 113 rather than ' + res.errno);
  await t.at(41);
  t.equal((await t.logged(encodeURIComponent(path))).length, 1, 'handshakes at the server');
});
