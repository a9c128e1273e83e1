// On Android the failure of a sixth connectSocket has errno 1 and no message.
// clauses: SWAN-WS-014
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?s=wait:30s;close';
  for (let n = 0; n < 5; n += 1) await t.call('connectSocket', { url });
  const { kind, res } = await t.call('connectSocket', { url });
  t.equal([kind, Number(res.errno), 'errMsg' in res], ['fail', 1, false], 'the outcome, its errno and whether it has a message');
});
