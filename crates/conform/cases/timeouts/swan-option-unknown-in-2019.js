// A base library of 2019 does not know the option `timeout`: it changes nothing.
// clauses: SWAN-NET-026
// platforms: swan
// evidence: observed
// host: base-library 3.90.0
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/slow?wait=5s&body=late'), timeout: 1000 });
  t.equal(kind, 'success', 'the outcome');
  t.equal(res.data, 'late', 'data');
});
