// readyState is 0 until the open event, 1 until the close event, also after close, and then 3.
// clauses: SWAN-TSK-003 SWAN-TSK-004
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const states = [];
  const task = t.api.connectSocket({
    url: 'wss://api.example.test/ws?handshake-wait=1s&s=text:a;closed;wait:2s;close',
    success: () => note('success'),
  });
  const note = (name) => states.push(name + ' ' + task.readyState);
  note('returned');
  ['onOpen', 'onMessage', 'onClose'].forEach((name) => task[name](() => note(name)));
  await t.wait(2000);
  task.close({ success: () => note('close succeeded') });
  note('close called');
  await t.wait(10000);
  const expected = ['returned 0', 'success 0', 'onOpen 1', 'onMessage 1', 'close called 1', 'close succeeded 1', 'onClose 3'];
  t.equal(states, expected, 'the states');
});
