// Android sends charset, its encodings, its User-Agent, a Referer and keep-alive.
// clauses: WX-REQ-042
// platforms: wx
// evidence: observed
// host: client android
// host: domains {"request": ["https://http1.example.test"]}
check(async (t) => {
  const { res } = await t.call('request', { url: 'https://http1.example.test/echo' });
  const sent = (name) => t.sent(res.data, name);
  t.equal(sent('charset'), 'utf-8', 'charset');
  t.equal(sent('content-type'), 'application/json', 'content-type');
  t.equal(sent('accept-encoding'), 'gzip,compress,br,deflate', 'Accept-Encoding');
  t.match(sent('user-agent'), new RegExp('MicroMessenger/8\\.0\\.\\d+\\(0x\\w+\\) WeChat/arm64 Weixin NetType/WIFI ' +
    'Language/zh_CN ABI/arm64 MiniProgramEnv/android$'), 'User-Agent');
  t.match(sent('referer'), /^https:\/\/servicewechat\.com\//, 'Referer');
});
