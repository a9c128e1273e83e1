// closeSocket right after connectSocket has no effect and calls nothing: the socket opens.
// clauses: SWAN-GLB-019 SWAN-GLB-021
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const called = [];
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=echo:1;close' });
  t.api.closeSocket({ success: () => called.push('success'), fail: () => called.push('fail'), complete: () => called.push('complete') });
  task.onOpen(() => task.send({ data: 'still here' }));
  const heard = await new Promise((resolve) => {
    task.onMessage((res) => resolve(res.data));
    task.onClose(() => resolve('closed'));
  });
  t.equal(heard, 'still here', 'what was heard');
  t.equal(called, [], 'callbacks of closeSocket');
});
