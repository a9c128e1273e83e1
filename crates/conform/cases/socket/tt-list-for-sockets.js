// A list for sockets is theirs alone: what only the list for requests has is refused, and nothing is sent.
// clauses: TTG-REQ-057
// platforms: tt-gadget
// evidence: assumed
// host: domains {"request": ["https://api.example.test", "https://only-request.example.test"], "socket": ["wss://api.example.test"], "upload": [], "download": []}
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: t.url('/ws').replace('http', 'ws') });
  await new Promise((resolve) => task.onOpen(resolve));
  task.close({});
  const { kind } = await t.call('connectSocket', { url: 'wss://only-request.example.test/ws?case=tt-list-for-sockets' });
  t.equal(kind, 'fail', 'the outcome of the other');
  t.equal(await t.logged(encodeURIComponent('/ws?case=tt-list-for-sockets')), [], 'what the server saw');
});
