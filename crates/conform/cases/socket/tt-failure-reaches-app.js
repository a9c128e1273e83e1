// App.onError is told the messages of a failing connectSocket and of a failing send.
// clauses: TTG-STD-015
// platforms: tt-gadget
// evidence: documented
// needs: sockets
const told = [];
App({ onError: (message) => told.push(message) });
check(async (t) => {
  t.api.connectSocket({ url: 'ftp://api.example.test/' });
  await t.wait(1000);
  t.equal(told.length, 1, 'calls of onError');
  t.match(told[0], /^connectSocket:fail/, 'the first message');
  const task = t.api.connectSocket({ url: t.url('/ws?handshake-wait=5s').replace('http', 'ws') });
  task.send({ data: 'early' });
  await t.wait(1000);
  t.equal(told.length, 2, 'calls of onError after send');
  task.close({});
});
