// success says that the task was made: it comes before the server has answered, and onOpen after.
// clauses: TTG-WS-005 TTG-STD-005
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const seen = await new Promise((resolve) => {
    const order = [];
    let message;
    const task = t.api.connectSocket({
      url: t.url('/ws?handshake-wait=5s').replace('http', 'ws'),
      success: (res) => { order.push('success at ' + Math.round(t.passed())); message = res.errMsg; },
      fail: () => order.push('fail'),
    });
    task.onOpen(() => { order.push('open at ' + Math.round(t.passed())); task.close({}); resolve({ order, message }); });
  });
  t.equal(seen.order, ['success at 0', 'open at 5'], 'the order');
  t.equal(seen.message, 'connectSocket:ok', 'errMsg');
});
