// networkTimeout.connectSocket of app.json bounds the handshake; the option beats it, downwards and upwards.
// clauses: WX-TMO-001 WX-TMO-004 WX-TMO-015
// platforms: wx
// evidence: documented
// file: app.json {"networkTimeout": {"request": 1000, "uploadFile": 1000, "downloadFile": 1000, "connectSocket": 4000}}
// needs: sockets
check(async (t) => {
  const slow = '/ws/timeout-of-app-json?handshake-wait=6s';
  const talks = [undefined, 2000, 9000].map((timeout) => t.talk(slow, timeout ? { timeout } : {}));
  const ended = () => talks.map(({ told }) => told[3]);
  await t.wait(1900);
  t.equal(ended(), [null, null, null], 'what has happened after 1.9 s');
  await t.wait(200);
  t.equal(ended(), [null, 'error', null], 'what has happened after 2.1 s');
  await t.wait(1800);
  t.equal(ended(), [null, 'error', null], 'what has happened after 3.9 s');
  await t.wait(200);
  t.equal(ended(), ['error', 'error', null], 'what has happened after 4.1 s');
  await t.wait(2500);
  t.equal(ended(), ['error', 'error', 'open'], 'what has happened after 6.6 s');
});
