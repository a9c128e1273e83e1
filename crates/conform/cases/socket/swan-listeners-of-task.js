// Listeners of a task add up and run in their order; what is no function is ignored, and there is nothing to take them away.
// clauses: SWAN-TSK-005
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const heard = [];
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=text:a;close' });
  for (const name of ['Open', 'Message', 'Close']) {
    task['on' + name](() => heard.push(name + ' 1'));
    for (const listener of [undefined, null, 'x', {}]) task['on' + name](listener);
    task['on' + name](() => heard.push(name + ' 2'));
    t.equal(typeof task['off' + name], 'undefined', 'the type of off' + name);
  }
  await t.wait(1000);
  t.equal(heard, ['Open 1', 'Open 2', 'Message 1', 'Message 2', 'Close 1', 'Close 2'], 'what was heard');
});
