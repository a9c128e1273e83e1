// Options of connectSocket are url, header and protocols: perMessageDeflate of other platforms offers no compression.
// clauses: TTG-WS-002
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: t.url('/ws/plain?deflate&s=text:a;close').replace('http', 'ws'), perMessageDeflate: true });
  const heard = [];
  task.onMessage(({ data }) => heard.push(data));
  await new Promise((resolve) => task.onClose(resolve));
  t.equal(heard, ['a'], 'what was heard');
  const [{ headers, websocket }] = await t.logged('/ws/plain', 1);
  t.equal(headers.some(([name]) => name.toLowerCase() === 'sec-websocket-extensions'), false, 'an offer');
  t.equal(websocket.extensions || null, null, 'what was agreed');
});
