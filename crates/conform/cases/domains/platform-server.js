// The platform's own server cannot be called.
// clauses: WX-DOM-017
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const host of ['api.weixin.qq.com', 'API.weixin.QQ.com']) {
    const { kind, res } = await t.call('request', { url: `https://${host}/cgi-bin/token` });
    const expected = ['fail', 'request:fail url not in domain list', 600002];
    t.equal([kind, res.errMsg, res.errno], expected, 'the result for ' + host);
  }
});
