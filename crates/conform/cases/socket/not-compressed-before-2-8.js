// perMessageDeflate came with 2.8.0: with an older base library nothing is offered.
// clauses: WX-WS-001
// platforms: wx
// evidence: documented
// host: base-library 2.7.7
// needs: sockets
check(async (t) => {
  const url = t.url('/ws/older?deflate&s=text:a;close').replace('https', 'wss');
  const task = t.api.connectSocket({ url, perMessageDeflate: true });
  const heard = [];
  task.onMessage(({ data }) => heard.push(data));
  await new Promise((resolve) => task.onClose(resolve));
  t.equal(heard, ['a'], 'what was heard');
  const [{ headers }] = await t.logged('/ws/older', 1);
  t.equal(headers.some(([name]) => name.toLowerCase() === 'sec-websocket-extensions'), false, 'an offer');
});
