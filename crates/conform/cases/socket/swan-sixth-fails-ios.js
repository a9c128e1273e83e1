// On iOS the failure of a sixth connectSocket has the number 1.
// clauses: SWAN-WS-014 SWAN-ERR-006
// platforms: swan
// evidence: documented
// host: client ios
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?s=wait:30s;close';
  for (let n = 0; n < 5; n += 1) await t.call('connectSocket', { url });
  const { kind, res } = await t.call('connectSocket', { url });
  t.equal([kind, Number(res.errCode)], ['fail', 1], 'the outcome and its number');
});
