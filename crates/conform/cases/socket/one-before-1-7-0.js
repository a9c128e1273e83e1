// Before base library 1.7.0 there is one socket: a new one closes the old one.
// clauses: WX-WS-018
// platforms: wx
// evidence: documented
// host: base-library 1.6.6
// needs: sockets
check(async (t) => {
  t.api.connectSocket({ url: t.wss('/ws/one-before-1-7-0-a') });
  await t.wait(1000);
  const { kind } = await t.call('connectSocket', { url: t.wss('/ws/one-before-1-7-0-b') });
  t.equal(kind, 'success', 'the outcome of the second');
  await t.wait(7000);
  t.equal((await t.conversation('/ws/one-before-1-7-0-a')).end, 'close', 'how the first ended');
  t.api.sendSocketMessage({ data: 'hello' });
  await t.wait(1000);
  const { end, messages } = await t.conversation('/ws/one-before-1-7-0-b');
  t.equal([end, messages.map(({ text }) => text)], [null, ['hello']], 'how the second ended, and what came over it');
  t.api.closeSocket();
});
