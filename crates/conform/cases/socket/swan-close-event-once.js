// After closeSocket the listener of the end runs once, when the server has answered.
// clauses: SWAN-GLB-028 SWAN-GLB-006
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=closed;wait:2s;close:1000' });
  const ends = [];
  t.api.onSocketClose(() => ends.push(t.passed()));
  await new Promise((resolve) => task.onOpen(resolve));
  const begun = t.passed();
  t.api.closeSocket({});
  await t.wait(20000);
  t.equal(ends.map((end) => Math.round(end - begun)), [2], 'seconds to each end');
});
