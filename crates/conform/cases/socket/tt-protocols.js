// protocols becomes Sec-WebSocket-Protocol; without them there is none.
// clauses: TTG-WS-002 TTG-WS-004
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  const offered = async (name, options, more) => {
    const path = '/ws?case=tt-protocols-' + name;
    const task = t.api.connectSocket({ url: t.url(path + more).replace('http', 'ws'), ...options });
    const { header } = await new Promise((resolve) => task.onOpen(resolve));
    task.close({});
    const [request] = await t.logged(encodeURIComponent(path), 1);
    return [t.sent(request, 'sec-websocket-protocol'), header];
  };
  const [two, header] = await offered('two', { protocols: ['chat.v1', 'chat.v2'] }, '&protocol=chat.v2');
  t.equal(two.split(',').map((name) => name.trim()), ['chat.v1', 'chat.v2'], 'the protocols');
  const key = Object.keys(header).find((name) => name.toLowerCase() === 'sec-websocket-protocol');
  t.equal(header[key], 'chat.v2', 'the protocol that was chosen');
  t.equal((await offered('none', {}, ''))[0], undefined, 'the header without protocols');
  t.equal((await offered('empty', { protocols: [] }, ''))[0], undefined, 'the header with no protocol');
});
