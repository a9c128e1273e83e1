// Before Feishu 5.15 a failure has no errno.
// clauses: TTG-STD-010
// platforms: tt-gadget
// evidence: documented
// host: base-library 5.14.0
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/hang') });
  t.equal(kind, 'fail', 'the outcome');
  t.ok(!('errno' in res), 'the absence of errno');
});
