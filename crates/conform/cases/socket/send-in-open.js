// In onOpen messages can be sent.
// clauses: WX-WS-025 WX-WS-026
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { task, of } = t.talk('/ws/send-in-open');
  const sent = new Promise((resolve) => task.onOpen(() => resolve(t.on(task, 'send', { data: 'hello' }))));
  t.equal((await sent).kind, 'success', 'the outcome');
  await t.wait(1000);
  t.equal(of('message'), [{ data: 'hello' }], 'what came back');
});
