// Script may close with 1000 and with 3000 to 4999.
// clauses: WX-WS-030
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  for (const code of [1000, 3000, 3999, 4000, 4999]) {
    const { task } = t.talk('/ws/close-codes-' + code);
    await t.wait(1000);
    t.equal((await t.on(task, 'close', { code })).kind, 'success', 'the outcome of ' + code);
    await t.wait(1000);
    t.equal((await t.conversation('/ws/close-codes-' + code)).close.code, code, 'the code at the server');
  }
});
