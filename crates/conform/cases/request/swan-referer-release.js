// A released program has its version in its Referer.
// clauses: SWAN-NET-002
// platforms: swan
// evidence: documented
// host: appid AbCdEf123
// host: app-version 1.2.3
check(async (t) => {
  const { data } = await t.get('/echo');
  t.match(t.sent(data, 'referer'), /^https:\/\/[^/]+\/AbCdEf123\/1\.2\.3\/page-frame\.html$/, 'the Referer');
});
