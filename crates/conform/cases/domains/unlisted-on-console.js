// In the developer tools a host that is not listed is told of on the console too.
// clauses: WX-DOM-008
// platforms: wx
// evidence: observed
// host: client devtools
// console: error https://unlisted.example.test 不在以下 request 合法域名列表中，请参考文档：https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html
check(async (t) => {
  t.equal((await t.call('request', { url: 'https://unlisted.example.test/' })).kind, 'fail', 'the outcome');
});
