// Before 2.4.0 iOS does not fail for text that is not UTF-8.
// clauses: WX-REQ-060
// platforms: wx
// evidence: documented
// host: client ios
// host: base-library 2.3.2
check(async (t) => {
  const path = '/do?s=' + encodeURIComponent('header:Content-Type=text/plain;hex:61ff62');
  const { kind, res } = await t.call('request', { url: t.url(path) });
  t.equal([kind, res.data], ['success', 'a\ufffdb'], 'the result');
});
