// Before base library 3.170.0 the Referer begins with https://smartapp.baidu.com.
// clauses: SWAN-NET-003
// platforms: swan
// evidence: documented
// host: base-library 3.169.9
check(async (t) => {
  const { data } = await t.get('/echo');
  t.match(t.sent(data, 'referer'), /^https:\/\/smartapp\.baidu\.com\//, 'the Referer');
});
