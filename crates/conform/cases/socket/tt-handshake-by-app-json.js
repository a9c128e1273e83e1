// networkTimeout.connectSocket of app.json is the time for a handshake; an open socket has no such limit.
// clauses: TTG-WS-008 TTG-CFG-001
// platforms: tt-gadget
// evidence: documented
// file: app.json {"networkTimeout": {"request": 9000, "uploadFile": 9000, "downloadFile": 9000, "connectSocket": 3000}}
// needs: sockets
check(async (t) => {
  const slow = t.api.connectSocket({ url: t.url('/ws?handshake-wait=4s').replace('http', 'ws') });
  slow.onOpen(() => { throw new Error('it opens'); });
  await new Promise((resolve) => slow.onClose(resolve));
  t.equal(Math.round(t.passed()), 3, 'seconds');
  const quick = t.api.connectSocket({ url: t.url('/ws?s=wait:20s;text:late').replace('http', 'ws') });
  const heard = new Promise((resolve) => quick.onMessage(resolve));
  t.equal((await heard).data, 'late', 'what comes after 20 seconds');
  quick.close({});
});
