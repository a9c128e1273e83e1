// A socket is cut 5 to 10 seconds after the program went to background: 1000, "interrupted", and no error.
// clauses: WX-BG-014 WX-WS-036 WX-WS-038
// platforms: wx
// evidence: observed
// at: 1s:background
// at: 40s:foreground
// needs: sockets
check(async (t) => {
  const { told, of, task } = t.talk('/ws/cut-in-background?s=text:hello;wait:20s;text:late;wait:60s');
  await t.at(45);
  t.equal(told, ['returned', 'success', 'complete', 'open', 'message', 'close'], 'what was told');
  t.equal(of('close'), [{ code: 1000, reason: 'interrupted' }], 'the end');
  t.equal(task.readyState, 3, 'readyState');
  await t.at(100);
  t.equal(told.length, 6, 'how much was told in the end');
  const [{ at, ended }] = await t.logged('/ws/cut-in-background');
  t.ok(ended - at > 5900 && ended - at < 11100, 'that the server lost it between 6 and 11 s rather than after ' + (ended - at));
});
