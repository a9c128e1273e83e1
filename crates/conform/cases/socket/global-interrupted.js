// The global listener hears of the end in background as the task does.
// clauses: WX-WS-036 WX-GWS-005 WX-BG-014
// platforms: wx
// evidence: observed
// at: 1s:background
// at: 20s:foreground
// needs: sockets
check(async (t) => {
  const heard = [];
  t.api.onSocketClose((res) => heard.push(res));
  t.api.onSocketError(() => heard.push('error'));
  t.talk('/ws/global-interrupted');
  await t.at(25);
  t.equal(heard, [{ code: 1000, reason: 'interrupted' }], 'what was heard');
});
