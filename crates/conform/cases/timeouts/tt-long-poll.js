// An answer after 59 seconds is in time.
// clauses: TTG-REQ-037 TTB-REQ-009
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  // A block's own site needs no CORS.
  const site = t.platform === 'tt-block' ? 'https://example.feishu.cn' : t.url('');
  const { kind, res } = await t.call('request', { url: site + '/slow?wait=59s&body=late' });
  t.equal([kind, res.data], ['success', 'late'], 'the outcome and data');
});
