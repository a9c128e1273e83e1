// iOS sends its encodings, its User-Agent and a Referer, and no charset.
// clauses: WX-REQ-043
// platforms: wx
// evidence: observed
// host: client ios
check(async (t) => {
  const { data } = await t.get('/echo');
  t.equal(t.sent(data, 'accept-encoding'), 'gzip,compress,br,deflate', 'Accept-Encoding');
  t.match(t.sent(data, 'user-agent'), new RegExp('^Mozilla/5\\.0 \\(iPhone; CPU iPhone OS [\\d_]+ like Mac OS X\\) ' +
    'AppleWebKit/605\\.1\\.15 \\(KHTML, like Gecko\\) Mobile/15E148 MicroMessenger/8\\.0\\.\\d+\\(0x\\w+\\) ' +
    'NetType/WIFI Language/zh_CN$'), 'User-Agent');
  t.match(t.sent(data, 'referer'), /^https:\/\/servicewechat\.com\//, 'Referer');
  t.equal(t.sent(data, 'charset'), undefined, 'charset');
});
