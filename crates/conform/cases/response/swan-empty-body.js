// An empty body gives no data at all.
// clauses: SWAN-REQ-015
// platforms: swan
// evidence: observed
check(async (t) => {
  const res = await t.get('/status/204');
  t.ok(!('data' in res), 'the absence of data');
});
