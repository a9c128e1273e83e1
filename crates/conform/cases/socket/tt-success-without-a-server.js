// success comes even where there is no server; what follows is the end of the socket.
// clauses: TTG-WS-005 TTG-WS-023
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
// needs: sockets
check(async (t) => {
  for (const host of ['refused', 'unresolved', 'unreachable']) {
    const order = [];
    let task;
    const created = new Promise((resolve) => {
      task = t.api.connectSocket({
        url: 'wss://' + host + '.example.test/ws',
        success: () => order.push('success'), fail: () => order.push('fail'), complete: resolve,
      });
    });
    task.onOpen(() => order.push('open'));
    task.onClose(() => order.push('close'));
    await created;
    await t.wait(5000);
    t.equal(order, ['success', 'close'], 'what happens with ' + host);
  }
});
