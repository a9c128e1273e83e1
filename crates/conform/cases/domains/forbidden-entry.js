// The platform's own API host cannot be listed.
// clauses: WX-DOM-017
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.weixin.qq.com"]}
// launch: refused names api.weixin.qq.com
check(() => {});
