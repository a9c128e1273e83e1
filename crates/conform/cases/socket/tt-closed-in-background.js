// Background ends every socket at once, and once, with closeType 2 and its text, and the server sees the end.
// clauses: TTG-LIFE-004 TTG-WS-018 TTG-WS-019 TTG-WS-021
// platforms: tt-gadget
// evidence: documented
// at: 5s:background
// at: 40s:foreground
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-closed-in-background';
  const url = t.url(path).replace('http', 'ws');
  const told = [];
  const open = () => new Promise((resolve) => {
    const task = t.api.connectSocket({ url });
    task.onOpen(() => resolve(task));
    task.onClose((res) => told.push(res));
  });
  await open();
  await open();
  await t.at(6);
  t.equal(told.length, 2, 'calls of onClose');
  for (const res of told) {
    t.ok(res.closeType == 2, 'closeType 2 rather than ' + res.closeType);
    t.equal(res.closeMsg, 'socket closed: app in background', 'closeMsg');
  }
  await t.at(41);
  const requests = await t.logged(encodeURIComponent(path), 2);
  t.equal(requests.map(({ ended }) => typeof ended), ['number', 'number'], 'ends at the server');
  const again = await open();
  t.equal(told.length, 2, 'ends of a new socket after the return');
  again.close({});
});
