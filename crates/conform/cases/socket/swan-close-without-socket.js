// closeSocket where no socket is there calls nothing: before any, after one that failed, after one that ended.
// clauses: SWAN-GLB-021
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const called = [];
  const note = (name) => () => called.push(name);
  const close = async () => {
    t.api.closeSocket({ success: note('success'), fail: note('fail'), complete: note('complete') });
    await t.wait(1000);
    return called.splice(0);
  };
  t.equal(await close(), [], 'what ran without any socket');
  await t.call('connectSocket', { url: 'wss://other.example.test/ws' });
  t.equal(await close(), [], 'what ran after a connectSocket that failed');
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=close' });
  await new Promise((resolve) => task.onClose(resolve));
  t.equal(await close(), [], 'what ran after the close of the server');
});
