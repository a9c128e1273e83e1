// A call without an answer fails after 60 seconds.
// clauses: WX-TMO-003 WX-TMO-007 TTG-REQ-037 TTB-REQ-009
// platforms: wx tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const begun = Date.now();
  const { kind, res } = await t.call('request', { url: t.url('/hang') });
  t.equal(kind, 'fail', 'the outcome');
  t.match(res.errMsg, /^request:fail timeout$/, 'errMsg');
  t.equal(Math.round((Date.now() - begun) / 1000), 60, 'seconds');
});
