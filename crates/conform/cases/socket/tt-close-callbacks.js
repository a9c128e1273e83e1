// close tells of success or failure like other functions: success of an open socket, failure of codes that none may send.
// clauses: TTG-WS-017 TTG-STD-002 TTG-STD-013
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-close-callbacks';
  const task = t.api.connectSocket({ url: t.url(path).replace('http', 'ws') });
  await new Promise((resolve) => task.onOpen(resolve));
  let ends = 0;
  task.onClose(() => { ends += 1; });
  const close = (options) => new Promise((resolve) => {
    const order = [];
    const told = (kind) => () => order.push(kind);
    task.close({ ...options, success: told('success'), fail: told('fail'), complete: () => { order.push('complete'); resolve(order); } });
    order.push('returned');
  });
  for (const code of [0, 999, 1005, 1006, 1015, 70000]) {
    t.equal(await close({ code }), ['returned', 'fail', 'complete'], 'the callbacks with ' + code);
  }
  t.equal(ends, 0, 'ends');
  t.equal(await close({ code: 1000 }), ['returned', 'success', 'complete'], 'the callbacks with 1000');
  await t.wait(1000);
  t.equal(ends, 1, 'ends at last');
  t.equal((await t.logged(encodeURIComponent(path), 1))[0].websocket.close.code, 1000, 'the code');
});
