// A socket is cut in background though the server floods it with messages then.
// clauses: WX-BG-014
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 40s:foreground
// needs: sockets
check(async (t) => {
  const { told, of } = t.talk('/ws/flooded-in-background?s=wait:6s;repeat:20000,1000;wait:1m');
  await t.at(45);
  t.equal(told.filter((kind) => kind !== 'message'), ['returned', 'success', 'complete', 'open', 'close'], 'what was told');
  t.equal(of('close'), [{ code: 1000, reason: 'interrupted' }], 'the end');
  const [{ at, ended }] = await t.logged('/ws/flooded-in-background');
  t.ok(ended - at > 5900 && ended - at < 11100, 'that the server lost it between 6 and 11 s rather than after ' + (ended - at));
});
