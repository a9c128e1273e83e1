// A socket that both sides close at the same moment ends once.
// clauses: WX-WS-038
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told, of } = t.talk('/ws/closed-by-both?s=wait:1s;close:4001,server');
  await t.wait(1000);
  task.close({ code: 4002, reason: 'script' });
  await t.wait(30000);
  t.equal(told, ['returned', 'success', 'complete', 'open', 'close'], 'what was told');
  t.ok([4001, 4002].includes(of('close')[0].code), 'that the code is of one of the two');
});
