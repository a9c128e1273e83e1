// A block has no function for sockets, or each fails and no server sees a handshake; so it is even with checks off.
// clauses: TTB-WS-001 TTB-REQ-002
// platforms: tt-block
// evidence: documented
// host: skip-url-check
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-block-has-no-sockets';
  for (const scheme of ['ws', 'wss']) {
    for (const name of ['connectSocket', 'sendSocketMessage', 'closeSocket']) {
      if (typeof tt[name] === 'undefined') continue;
      const { kind } = await t.call(name, { url: t.cross(path).replace('https', scheme), data: 'a' });
      t.equal(kind, 'fail', 'the outcome of ' + name);
    }
  }
  for (const name of ['WebSocket', 'EventSource']) t.equal(typeof globalThis[name], 'undefined', 'the type of ' + name);
  await t.wait(1000);
  t.equal((await t.get('/log?path=' + encodeURIComponent(path))).data.requests, [], 'what the server saw');
});
