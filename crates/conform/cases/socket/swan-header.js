// header of connectSocket is sent in the handshake.
// clauses: SWAN-WS-007 SWAN-NET-006
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const header = { 'X-One': 'first', 'Authorization': 'Bearer abc', 'Cookie': 'a=b' };
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-header&s=close', header });
  await new Promise((resolve) => task.onOpen(resolve));
  const [seen] = await t.logged(encodeURIComponent('/ws?case=swan-header'));
  for (const name of Object.keys(header)) t.equal(t.sent(seen, name), header[name], 'the header ' + name);
});
