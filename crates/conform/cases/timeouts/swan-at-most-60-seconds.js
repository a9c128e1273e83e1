// A longer time-out than 60 seconds acts as 60 seconds.
// clauses: SWAN-NET-009
// platforms: swan
// evidence: assumed
// host: base-library 3.500.0
check(async (t) => {
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/hang'), timeout: 120000 });
  t.equal(kind, 'fail', 'the outcome');
  t.equal(Math.round((Date.now() - begun) / 1000), 60, 'seconds');
});
