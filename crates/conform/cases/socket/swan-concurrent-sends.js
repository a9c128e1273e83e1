// Messages that are sent at the same time each get their own outcome and arrive in their order.
// clauses: SWAN-CB-017
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-concurrent-sends&s=wait:5s;close' });
  await new Promise((resolve) => task.onOpen(resolve));
  const outcome = (options) => new Promise((resolve) => {
    task.send(Object.assign({ success: () => resolve('success'), fail: () => resolve('fail') }, options));
  });
  const outcomes = await Promise.all([{ data: 'a' }, {}, { data: 'b' }, { data: 'c' }].map(outcome));
  t.equal(outcomes, ['success', 'fail', 'success', 'success'], 'the outcomes');
  const [{ websocket }] = await t.logged(encodeURIComponent('/ws?case=swan-concurrent-sends'));
  t.equal(websocket.messages.map(({ text }) => text), ['a', 'b', 'c'], 'the messages');
});
