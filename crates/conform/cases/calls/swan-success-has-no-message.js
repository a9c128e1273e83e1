// The argument of success has no errMsg.
// clauses: SWAN-CB-004
// platforms: swan
// evidence: documented
check(async (t) => {
  const res = await t.get('/echo');
  t.ok(!('errMsg' in res), 'the absence of errMsg');
});
