// An entry of the list of sockets that begins with *. allows every host below it.
// clauses: SWAN-DOM-015
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://*.example.test"]}
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://chat.example.test/ws?s=text:hello;close' });
  const heard = await new Promise((resolve) => task.onMessage((res) => resolve(res.data)));
  t.equal(heard, 'hello', 'the message');
  const { kind } = await t.call('connectSocket', { url: 'wss://chat.example.org/ws?s=close' });
  t.equal(kind, 'fail', 'the outcome for another host');
});
