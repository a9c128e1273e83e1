// protocols go out as Sec-WebSocket-Protocol, in their order; the server may choose one, or none.
// clauses: WX-WS-042 WX-WS-001
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const choice of ['&protocol=chat.v2', '&protocol=first', '']) {
    const { told } = t.talk('/ws/protocols?s=echo' + choice, { protocols: ['chat.v1', 'chat.v2'] });
    await t.wait(1000);
    t.equal(told.slice(3), ['open'], 'what was told with' + choice);
  }
  for (const request of await t.logged('/ws/protocols')) {
    const values = request.headers.filter(([name]) => name.toLowerCase() === 'sec-websocket-protocol').map(([, value]) => value);
    t.equal(values.join(',').split(',').map((name) => name.trim()), ['chat.v1', 'chat.v2'], 'the protocols');
  }
});
