// With checking on and no list, every host fails.
// clauses: SWAN-DOM-011
// platforms: swan
// evidence: documented
// host: no-domains
// host: strict
check(async (t) => {
  const { kind } = await t.call('request', { url: t.url('/echo') });
  t.equal(kind, 'fail', 'the outcome');
});
