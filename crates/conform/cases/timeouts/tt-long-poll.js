// An answer after 59 seconds is in time.
// clauses: TTG-REQ-037 TTB-REQ-009
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const { kind, res } = await t.call('request', { url: site + '/slow?wait=59s&body=late' });
  t.equal([kind, res.data], ['success', 'late'], 'the outcome and data');
});
