// onError is there for those who use it: it is told once of a failed handshake, before onClose, and of no orderly end.
// clauses: TTG-WS-010 TTG-WS-023
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const told = async (steps) => {
    const order = [];
    const task = t.api.connectSocket({ url: t.url('/ws?' + steps).replace('http', 'ws') });
    task.onError((res) => order.push(['error', Object.keys(res || {}).includes('errMsg')]));
    task.onClose(() => order.push('close'));
    await t.wait(5000);
    return order;
  };
  t.equal(await told('status=404'), [['error', true], 'close'], 'what is told of a failed handshake');
  t.equal(await told('s=close:1000'), ['close'], 'what is told of an orderly end');
});
