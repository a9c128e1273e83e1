// Under base libraries of 2021 a request without an answer fails after 10 seconds.
// clauses: SWAN-NET-009
// platforms: swan
// evidence: documented
// host: base-library 3.260.0
check(async (t) => {
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/hang') });
  t.equal(kind, 'fail', 'the outcome');
  t.equal(Math.round((Date.now() - begun) / 1000), 10, 'seconds');
});
