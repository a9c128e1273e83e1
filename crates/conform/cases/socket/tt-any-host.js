// Without lists a socket may lead anywhere.
// clauses: TTG-REQ-057
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
// needs: sockets
check(async (t) => {
  for (const host of ['unlisted.example.test', '127.0.0.1', 'localhost']) {
    const task = t.api.connectSocket({ url: 'ws://' + host + '/ws' });
    const opened = await new Promise((resolve) => { task.onOpen(() => resolve(true)); task.onClose(() => resolve(false)); });
    t.ok(opened, 'that a socket to ' + host + ' opens');
    task.close({});
  }
});
