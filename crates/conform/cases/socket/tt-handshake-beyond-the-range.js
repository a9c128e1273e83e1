// A time for handshakes beyond 60 seconds acts as 60 seconds, and one that is none as the default.
// clauses: TTG-CFG-002 TTG-WS-008
// platforms: tt-gadget
// evidence: assumed
// file: app.json {"networkTimeout": {"connectSocket": 90000}}
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: t.url('/ws?handshake-wait=80s').replace('http', 'ws') });
  await new Promise((resolve) => task.onClose(resolve));
  t.equal(Math.round(t.passed()), 60, 'seconds');
});
