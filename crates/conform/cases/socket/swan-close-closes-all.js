// closeSocket closes every socket, and success and complete run once for each.
// clauses: SWAN-GLB-020 SWAN-GLB-022
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?case=swan-close-closes-all&s=wait:20s;close:4001';
  let ended = 0;
  for (let n = 0; n < 3; n += 1) {
    const task = t.api.connectSocket({ url });
    task.onClose(() => { ended += 1; });
    await new Promise((resolve) => task.onOpen(resolve));
  }
  const called = { success: 0, fail: 0, complete: 0 };
  const count = (name) => () => { called[name] += 1; };
  t.api.closeSocket({ success: count('success'), fail: count('fail'), complete: count('complete') });
  await t.wait(5000);
  t.equal([called, ended], [{ success: 3, fail: 0, complete: 3 }, 3], 'how often callbacks ran, and the ends');
  const seen = await t.logged(encodeURIComponent('/ws?case=swan-close-closes-all'));
  t.equal(seen.map(({ websocket }) => websocket.close && websocket.close.code), [1000, 1000, 1000], 'the codes at the servers');
});
