// Without a time-out of its own a handshake has 60 seconds.
// clauses: WX-TMO-015 WX-TMO-003
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const [late, early] = ['62s', '58s'].map((wait) => t.talk('/ws/timeout-by-default?handshake-wait=' + wait));
  await t.wait(59500);
  t.equal(late.told, ['returned', 'success', 'complete'], 'what was told before');
  await t.wait(1000);
  t.equal(late.told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told then');
  t.equal(early.told, ['returned', 'success', 'complete', 'open'], 'what was told of one that is in time');
});
