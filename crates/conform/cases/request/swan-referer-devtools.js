// The developer tool has the version "devtools" in its Referer.
// clauses: SWAN-NET-002
// platforms: swan
// evidence: documented
// host: appid AbCdEf123
// host: client devtools
check(async (t) => {
  const { data } = await t.get('/echo');
  t.match(t.sent(data, 'referer'), /^https:\/\/[^/]+\/AbCdEf123\/devtools\/page-frame\.html$/, 'the Referer');
});
