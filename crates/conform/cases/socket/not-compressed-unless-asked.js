// Nothing is offered unless the call asks for it.
// clauses: WX-WS-045
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const more of [{}, { perMessageDeflate: false }]) {
    await new Promise((complete) => {
      const task = t.api.connectSocket(Object.assign({ url: t.url('/ws/uncompressed?deflate&s=close').replace('https', 'wss') }, more));
      task.onClose(complete);
    });
  }
  for (const { headers } of await t.logged('/ws/uncompressed', 2)) {
    t.equal(headers.some(([name]) => name.toLowerCase() === 'sec-websocket-extensions'), false, 'an offer');
  }
});
