// redirect: 'manual' changes nothing about answers that are no redirects.
// clauses: WX-REQ-064
// platforms: wx
// evidence: documented
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/echo'), redirect: 'manual' });
  t.equal([kind, res.statusCode, res.data.path], ['success', 200, '/echo'], 'the result');
});
