// getSystemInfo tells that a block runs in a page; there CORS is enforced.
// clauses: TTB-CFG-002
// platforms: tt-block
// evidence: documented
// host: client pc
check(async (t) => {
  t.equal((await t.call('getSystemInfo')).res.platform, 'pc', 'the platform');
  t.equal(tt.getSystemInfoSync().platform, 'pc', 'the platform of the other form');
  t.equal((await t.call('request', { url: t.cross('/status/200') })).kind, 'fail', 'the outcome without CORS headers');
});
