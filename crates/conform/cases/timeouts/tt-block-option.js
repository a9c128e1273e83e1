// A timeout in the call has no effect, neither a short nor a long one.
// clauses: TTB-REQ-009
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const { kind, res } = await t.call('request', { url: site + '/slow?wait=2s&body=late', timeout: 100 });
  t.equal([kind, res.data], ['success', 'late'], 'the outcome and data of a short one');
  const begun = Date.now();
  t.equal((await t.call('request', { url: site + '/hang', timeout: 100000 })).kind, 'fail', 'the outcome of a long one');
  t.equal(Math.round((Date.now() - begun) / 1000), 60, 'seconds');
});
