// A socket that script closes with a code and a reason ends with these, which the server repeats.
// clauses: WX-WS-028 WX-WS-037
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, of } = t.talk('/ws/closed-by-script-with-reason');
  await t.wait(1000);
  task.close({ code: 4001, reason: '再见' });
  await t.wait(1000);
  t.equal(of('close'), [{ code: 4001, reason: '再见' }], 'the end');
});
