// A block can open no WebSocket: connectSocket is absent or fails, and no server sees an upgrade.
// clauses: TTB-WS-001
// platforms: tt-block
// evidence: documented
// needs: sockets
check(async (t) => {
  t.equal(typeof WebSocket, 'undefined', 'the type of WebSocket');
  if (typeof t.api.connectSocket === 'undefined') return;
  const url = t.url('/echo/tt-block-no-socket').replace(/^http/, 'ws');
  t.equal((await t.call('connectSocket', { url })).kind, 'fail', 'the outcome of connectSocket');
  await t.wait(1000);
  const { data } = await t.get('', { url: t.url('/log?path=/echo/tt-block-no-socket') });
  t.equal(data.requests.length, 0, 'requests');
});
