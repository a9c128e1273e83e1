// Under base libraries up to 2020-04 a call without an answer fails after 60 seconds.
// clauses: SWAN-NET-008
// platforms: swan
// evidence: documented
// host: base-library 3.160.3
check(async (t) => {
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/hang') });
  t.equal(kind, 'fail', 'the outcome');
  t.equal(Math.round((Date.now() - begun) / 1000), 60, 'seconds');
});
