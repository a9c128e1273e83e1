// success of connectSocket gets the number of the task and "connectSocket:ok", and complete the same.
// clauses: WX-WS-004 WX-API-004 WX-API-005
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { of } = t.talk('/ws/result-of-connect');
  await t.wait(1000);
  t.equal(Object.keys(of('success')[0]).sort(), ['errMsg', 'socketTaskId'], 'the names');
  t.equal(of('success')[0].errMsg, 'connectSocket:ok', 'errMsg');
  t.equal(of('complete')[0], of('success')[0], 'what complete gets');
});
