// A number as url passes the check of types and is refused later.
// clauses: SWAN-CB-013
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const { kind, res } = await t.call('connectSocket', { url: 5 });
  t.equal(kind, 'fail', 'the outcome');
  t.ok(!String(res.message || res.errMsg).includes('jsNative Argument Error'), 'that it is no argument error');
  t.ok(Number(res.errCode) !== 904, 'that the number is not 904');
});
