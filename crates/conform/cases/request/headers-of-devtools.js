// The developer tools send a browser's Accept and encodings, and their own User-Agent.
// clauses: WX-REQ-045
// platforms: wx
// evidence: observed
// host: client devtools
check(async (t) => {
  const { data } = await t.get('/echo');
  t.equal(t.sent(data, 'accept'), '*/*', 'Accept');
  t.equal(t.sent(data, 'accept-encoding'), 'gzip, deflate, br', 'Accept-Encoding');
  t.match(t.sent(data, 'user-agent'), new RegExp('iPhone.* wechatdevtools/1\\.[\\d.]+ MicroMessenger/8\\.0\\.5 ' +
    'Language/zh_CN webview/'), 'User-Agent');
});
