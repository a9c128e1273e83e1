// Before base library 1.9.4 a second connectSocket closes the first socket and opens one of its own.
// clauses: SWAN-WS-003
// platforms: swan
// evidence: documented
// host: base-library 1.9.3
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?case=swan-one-socket';
  const first = t.api.connectSocket({ url: url + '&n=1&s=wait:20s;close' });
  let closed = 0;
  first.onClose(() => { closed += 1; });
  await new Promise((resolve) => first.onOpen(resolve));
  const second = t.api.connectSocket({ url: url + '&n=2&s=read;text:two;wait:5s;close' });
  await new Promise((resolve) => second.onOpen(resolve));
  await t.wait(1000);
  t.equal(closed, 1, 'how often the first one closed');
  const answer = new Promise((resolve) => second.onMessage((res) => resolve(res.data)));
  second.send({ data: 'who are you' });
  t.equal(await answer, 'two', 'the answer of the second one');
  const [seen] = await t.logged(encodeURIComponent('/ws?case=swan-one-socket&n=1'));
  t.equal([seen.websocket.close.code, seen.websocket.end], [1000, 'close'], 'how the server saw the first one end');
});
