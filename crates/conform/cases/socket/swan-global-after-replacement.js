// Before base library 1.9.4 the global functions belong to the one socket there is, also when it has replaced another.
// clauses: SWAN-WS-003 SWAN-GLB-013
// platforms: swan
// evidence: documented
// host: base-library 1.9.3
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?case=swan-global-after-replacement';
  const first = t.api.connectSocket({ url: url + '&n=1&s=wait:20s;close' });
  await new Promise((resolve) => first.onOpen(resolve));
  const second = t.api.connectSocket({ url: url + '&n=2&s=wait:5s;text:hello;close' });
  await new Promise((resolve) => second.onOpen(resolve));
  await t.wait(1000);
  const heard = [];
  t.api.onSocketMessage((res) => heard.push(res.data));
  const kind = await new Promise((resolve) => {
    t.api.sendSocketMessage({ data: 'mine', success: () => resolve('success'), fail: () => resolve('fail') });
  });
  await t.wait(10000);
  t.equal([kind, heard], ['success', ['hello']], 'the outcome of a message and what was heard');
});
