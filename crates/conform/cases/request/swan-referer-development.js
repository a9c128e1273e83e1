// A program in development has the version 0 in its Referer.
// clauses: SWAN-NET-002
// platforms: swan
// evidence: documented
// host: appid AbCdEf123
check(async (t) => {
  const { data } = await t.get('/echo');
  t.match(t.sent(data, 'referer'), /^https:\/\/[^/]+\/AbCdEf123\/0\/page-frame\.html$/, 'the Referer');
});
