// send without an argument fails, closeSocket without one closes.
// clauses: WX-WS-023 WX-GWS-013
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/no-argument');
  await t.wait(1000);
  task.send();
  await t.wait(1000);
  t.equal(told.slice(3), ['open'], 'what was told after send');
  t.api.closeSocket();
  await t.wait(1000);
  t.equal(told.slice(3), ['open', 'close'], 'what was told after closeSocket');
  const { frames } = await t.conversation('/ws/no-argument');
  t.equal(frames.map(({ kind }) => kind), ['close'], 'what was sent');
});
