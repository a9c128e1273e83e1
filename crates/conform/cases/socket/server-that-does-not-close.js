// A socket that script closes ends once, even if the server never answers.
// clauses: WX-WS-038 WX-WS-033
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told, of } = t.talk('/ws/server-that-does-not-close?s=hang');
  await t.wait(1000);
  task.close({});
  await t.wait(100000);
  t.equal(told, ['returned', 'success', 'complete', 'open', 'close'], 'what was told');
  t.equal(of('close')[0].code, 1000, 'the code');
});
