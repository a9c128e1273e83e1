// From base library 3.170.0 on the Referer begins with https://smartapps.cn.
// clauses: SWAN-NET-003
// platforms: swan
// evidence: documented
// host: base-library 3.170.0
check(async (t) => {
  const { data } = await t.get('/echo');
  t.match(t.sent(data, 'referer'), /^https:\/\/smartapps\.cn\//, 'the Referer');
});
