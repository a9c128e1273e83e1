// Each of the four global functions keeps one listener: the last that was given.
// clauses: SWAN-GLB-008
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://api.example.test", "wss://refused.example.test", "wss://unresolved.example.test", "wss://unreachable.example.test"]}
// needs: sockets
check(async (t) => {
  const heard = [];
  for (const turn of ['first', 'second']) {
    for (const name of ['Open', 'Message', 'Error', 'Close']) t.api['onSocket' + name](() => heard.push(turn + ' ' + name));
  }
  t.api.connectSocket({ url: 'wss://api.example.test/ws?s=text:a;close' });
  await t.wait(1000);
  t.equal(heard.splice(0), ['second Open', 'second Message', 'second Close'], 'what was heard');
  t.api.connectSocket({ url: 'wss://refused.example.test/ws' });
  await t.wait(1000);
  t.equal(heard[0], 'second Error', 'what was heard first of a failure');
  t.ok(heard.every((line) => line.startsWith('second')), 'that the first listeners heard nothing');
});
