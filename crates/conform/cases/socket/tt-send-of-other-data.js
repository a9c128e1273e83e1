// send of anything but a string or an ArrayBuffer fails, and nothing is sent.
// clauses: TTG-WS-015 TTG-STD-013 TTG-STD-014
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-send-of-other-data';
  const task = t.api.connectSocket({ url: t.url(path).replace('http', 'ws') });
  await new Promise((resolve) => task.onOpen(resolve));
  for (const options of [{ data: 5 }, { data: { a: 1 } }, { data: ['a'] }, { data: null }, {}]) {
    const kind = await new Promise((resolve) => {
      task.send({ ...options, success: () => resolve('success'), fail: () => resolve('fail') });
    });
    t.equal(kind, 'fail', 'the outcome of ' + JSON.stringify(options));
  }
  task.close({});
  t.equal((await t.logged(encodeURIComponent(path), 1))[0].websocket.messages, [], 'what the server saw');
});
