// socketTaskId of a task appears when the socket is created: a text that no other has.
// clauses: SWAN-WS-021 SWAN-TSK-002 SWAN-WS-004
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const ids = [];
  for (let n = 0; n < 3; n += 1) {
    await new Promise((complete) => {
      const task = t.api.connectSocket({
        url: 'wss://api.example.test/ws?s=close',
        success: (res) => ids.push([res.socketTaskId, task.socketTaskId]),
        complete,
      });
      t.ok(!('socketTaskId' in task), 'no id at first');
    });
  }
  t.ok(ids.every(([told, own]) => typeof told === 'string' && told !== '' && told === own), 'the same text in both places');
  t.equal(new Set(ids.map(([id]) => id)).size, 3, 'different ids');
});
