// In the developer tools bytes that are not UTF-8 are garbled text and a success.
// clauses: WX-REQ-086
// platforms: wx
// evidence: observed
// host: client devtools
check(async (t) => {
  const path = '/do?s=' + encodeURIComponent('header:Content-Type=image/jpeg;hex:ffd8ffe000104a464946');
  const { kind, res } = await t.call('request', { url: t.url(path), method: 'POST', data: { scene: 'a' } });
  t.equal([kind, typeof res.data], ['success', 'string'], 'the outcome and the type of data');
  t.match(res.data, /\ufffd.*JFIF/s, 'data');
});
