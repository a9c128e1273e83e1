// From Feishu 5.15 on a failure has an errno.
// clauses: TTG-STD-010
// platforms: tt-gadget
// evidence: documented
// host: base-library 5.15.0
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/hang') });
  t.equal([kind, typeof res.errno], ['fail', 'number'], 'the outcome and the type of errno');
});
