// Functions of sockets that fail are told to onError of the app.
// clauses: SWAN-ERR-012
// platforms: swan
// evidence: documented
// needs: sockets
const told = [];
App({ onError: (message) => told.push(message) });
check(async (t) => {
  t.api.connectSocket({ url: 'wss://other.example.test/ws' });
  await t.wait(100);
  t.equal(told.length, 1, 'errors after connectSocket');
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:5s;close' });
  task.send({ data: 'early' });
  await t.wait(100);
  t.equal(told.length, 2, 'errors after send');
  t.api.closeSocket({ reason: 'x'.repeat(124) });
  await t.wait(100);
  t.equal(told.length, 3, 'errors after closeSocket');
  t.ok(told.every((message) => typeof message === 'string' && message !== ''), 'a message each time');
});
