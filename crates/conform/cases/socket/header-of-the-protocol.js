// The option header does not replace what the handshake itself needs.
// clauses: WX-WS-043
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { told } = t.talk('/ws/header-of-the-protocol', { header: {
    'Sec-WebSocket-Key': 'mine', 'sec-websocket-version': '8', 'Sec-WebSocket-Protocol': 'mine', Upgrade: 'h2c', Connection: 'close',
    'Content-Length': '5', Host: 'other.example.test',
  } });
  await t.wait(1000);
  t.equal(told.slice(3), ['open'], 'what was told');
  const [request] = await t.logged('/ws/header-of-the-protocol');
  for (const [name, value] of [['sec-websocket-version', '13'], ['host', 'api.example.test']]) {
    const values = request.headers.filter(([other]) => other.toLowerCase() === name).map(([, text]) => text);
    t.equal(values, [value], 'the values of ' + name);
  }
});
