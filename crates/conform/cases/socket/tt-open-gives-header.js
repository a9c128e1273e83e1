// onOpen gets header, the headers of the answer to the handshake, and nothing else.
// clauses: TTG-WS-013
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  const url = t.url('/ws?header=X-Room:blue&header=X-Other:2').replace('http', 'ws');
  const task = t.api.connectSocket({ url });
  const res = await new Promise((resolve) => task.onOpen(resolve));
  t.equal(Object.keys(res), ['header'], 'the keys');
  const value = (wanted) => res.header[Object.keys(res.header).find((name) => name.toLowerCase() === wanted)];
  t.equal([value('x-room'), value('x-other')], ['blue', '2'], 'headers of the script');
  t.equal(value('upgrade').toLowerCase(), 'websocket', 'Upgrade');
  t.equal(typeof value('sec-websocket-accept'), 'string', 'the type of Sec-WebSocket-Accept');
  task.close({});
});
