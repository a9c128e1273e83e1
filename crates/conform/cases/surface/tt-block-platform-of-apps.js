// getSystemInfo tells that a block runs in an app; there CORS is enforced too, unless it is switched off.
// clauses: TTB-CFG-002
// platforms: tt-block
// evidence: documented
// host: client ios
// host: skip-url-check
check(async (t) => {
  t.equal((await t.call('getSystemInfo')).res.platform, 'ios', 'the platform');
  t.equal((await t.call('request', { url: t.cross('/status/200') })).kind, 'success', 'the outcome without CORS headers');
});
