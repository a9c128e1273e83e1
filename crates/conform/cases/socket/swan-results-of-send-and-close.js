// success of a message gets an empty object; success of a close gets nothing.
// clauses: SWAN-GLB-026
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:5s;close' });
  await new Promise((resolve) => task.onOpen(resolve));
  for (const send of [t.api.sendSocketMessage, task.send]) {
    t.equal(await new Promise((success) => send({ data: 'a', success })), {}, 'what success of a message got');
  }
  for (const close of [task.close, t.api.closeSocket]) {
    t.equal(await new Promise((success) => close({ success })), undefined, 'what success of a close got');
  }
});
