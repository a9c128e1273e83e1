// A socket that is closing counts until its end is told; then there is a place, in onClose already.
// clauses: WX-WS-017
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const [first] = Array.from({ length: 5 }, () => t.talk('/ws/closing-sockets-count?s=closed;wait:2s;close:1000'));
  const sixth = () => t.talk('/ws/closing-sockets-count?s=close:1000');
  const inClose = new Promise((resolve) => first.task.onClose(() => resolve(sixth())));
  await t.wait(1000);
  first.task.close({});
  await t.wait(1000);
  const { told } = sixth();
  await t.wait(500);
  t.equal(told.filter((kind) => kind === 'fail'), ['fail'], 'what was told meanwhile');
  const then = await inClose;
  await t.wait(1000);
  t.equal(then.told, ['returned', 'success', 'complete', 'open', 'close'], 'what was told of one that is created in onClose');
});
