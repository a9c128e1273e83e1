// Under recent base libraries the option `timeout` ends a call.
// clauses: SWAN-REQ-055
// platforms: swan
// evidence: observed
// host: base-library 3.500.0
check(async (t) => {
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/hang'), timeout: 3000 });
  t.equal(kind, 'fail', 'the outcome');
  t.equal(Math.round((Date.now() - begun) / 1000), 3, 'seconds');
});
