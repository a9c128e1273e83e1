// perMessageDeflate offers compression; what the server agrees to is used both ways, and the texts stay the same.
// clauses: WX-WS-001 WX-WS-045
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const text = 'mini program '.repeat(5000) + '中文😀';
  const url = t.url('/ws/compressed?deflate&s=echo').replace('https', 'wss');
  const echoed = await new Promise((resolve, reject) => {
    const task = t.api.connectSocket({ url, perMessageDeflate: true });
    const heard = [];
    task.onOpen(() => {
      for (const data of [text, new Uint8Array([1, 2, 3]).buffer, '', text]) task.send({ data });
    });
    task.onMessage(({ data }) => {
      heard.push(data);
      if (heard.length === 4) task.close({});
    });
    task.onClose(() => resolve(heard));
    task.onError(reject);
  });
  t.equal(echoed, [text, new Uint8Array([1, 2, 3]).buffer, '', text], 'what came back');
  const [{ headers, websocket }] = await t.logged('/ws/compressed', 1);
  t.match((headers.find(([name]) => name.toLowerCase() === 'sec-websocket-extensions') || [])[1], /^permessage-deflate/, 'the offer');
  t.match(websocket.extensions, /^permessage-deflate/, 'what was agreed');
});
