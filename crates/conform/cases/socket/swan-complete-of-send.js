// complete of a message runs last and gets the object that success or fail got.
// clauses: SWAN-CB-002
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:5s;close' });
  await new Promise((resolve) => task.onOpen(resolve));
  for (const send of [t.api.sendSocketMessage, task.send]) {
    for (const options of [{ data: 'a' }, {}]) {
      const given = [];
      const note = (res) => given.push(res);
      await new Promise((resolve) => send(Object.assign({ success: note, fail: note, complete: (res) => resolve(note(res)) }, options)));
      t.equal(given.length, 2, 'how many callbacks ran with ' + JSON.stringify(options));
      t.ok(given[0] === given[1], 'with ' + JSON.stringify(options) + ' that both got the same object');
    }
  }
});
