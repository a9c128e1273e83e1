// A close of the server runs the listeners of the end once, with its code and reason.
// clauses: SWAN-GLB-006 SWAN-GLB-007 SWAN-TSK-014
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const heard = [];
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=close:4001,bye' });
  task.onClose((res) => heard.push('task', res.code, res.reason));
  t.api.onSocketClose((res) => heard.push('global', res.code, res.reason));
  await t.wait(10000);
  t.equal(heard, ['task', 4001, 'bye', 'global', 4001, 'bye'], 'what was heard');
});
