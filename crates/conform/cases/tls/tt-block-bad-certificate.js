// A server without a good certificate fails, and no request reaches it.
// clauses: TTB-REQ-005
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const cors = '/cors?case=tt-block-bad-certificate&allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  for (const fault of ['expired', 'not-yet', 'self-signed', 'wrong-host', 'untrusted', 'no-intermediate']) {
    const { kind, res } = await t.call('request', { url: 'https://' + fault + '.example.test' + cors });
    t.equal(kind, 'fail', 'the outcome of ' + fault);
    t.match(res.errMsg, /^request:fail/, 'errMsg of ' + fault);
  }
  const log = 'https://example.feishu.cn/log?path=' + encodeURIComponent('/cors?case=tt-block-bad-certificate');
  t.equal((await t.get('', { url: log })).data.requests.length, 0, 'requests');
});
