// Headers by which the handshake itself works cannot be spoiled by script.
// clauses: TTG-WS-003
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-header-of-the-handshake';
  const header = {
    Upgrade: 'h2c', Connection: 'close', 'Sec-WebSocket-Key': 'x', 'Sec-WebSocket-Version': '8', Host: 'x.example.test',
    'Sec-WebSocket-Protocol': 'y', 'Sec-WebSocket-Extensions': 'z',
  };
  const task = t.api.connectSocket({ url: t.url(path).replace('http', 'ws'), header });
  await new Promise((resolve) => task.onOpen(resolve));
  task.close({});
  const [request] = await t.logged(encodeURIComponent(path), 1);
  const values = (wanted) => request.headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
  t.equal(values('host'), ['api.example.test'], 'Host');
  t.equal(values('sec-websocket-version'), ['13'], 'Sec-WebSocket-Version');
  t.equal(values('upgrade').map((value) => value.toLowerCase()), ['websocket'], 'Upgrade');
  t.equal(values('sec-websocket-protocol'), [], 'Sec-WebSocket-Protocol');
  t.equal(values('sec-websocket-key').length, 1, 'lines of Sec-WebSocket-Key');
});
