// A socket stays open if the program is back within 5 seconds, and messages are heard meanwhile.
// clauses: WX-BG-014 WX-BG-004
// platforms: wx
// evidence: assumed
// at: 1s:background
// at: 5s:foreground
// at: 7s:background
// at: 11s:foreground
// needs: sockets
check(async (t) => {
  const { told, of, task } = t.talk('/ws/back-in-time?s=wait:3s;text:meanwhile;echo');
  await t.at(4);
  t.equal(of('message').map(({ data }) => data), ['meanwhile'], 'messages in background');
  t.equal((await t.on(task, 'send', { data: 'from there' })).kind, 'success', 'what becomes of a message in background');
  await t.at(30);
  task.send({ data: 'from here' });
  await t.wait(1000);
  t.equal(of('message').map(({ data }) => data), ['meanwhile', 'from there', 'from here'], 'all messages');
  t.equal(told.filter((kind) => kind !== 'message').slice(3), ['open'], 'what else was told');
});
