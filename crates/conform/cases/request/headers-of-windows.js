// Windows sends xweb_xhr, sec-fetch headers and its User-Agent.
// clauses: WX-REQ-044
// platforms: wx
// evidence: observed
// host: client pc
check(async (t) => {
  const { data } = await t.get('/echo');
  t.equal(t.sent(data, 'xweb_xhr'), '1', 'xweb_xhr');
  for (const name of ['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest']) {
    t.equal(typeof t.sent(data, name), 'string', 'the type of ' + name);
  }
  t.match(t.sent(data, 'user-agent'), new RegExp('MicroMessenger/7\\.0\\.20\\.1781\\(0x6700143B\\) NetType/WIFI ' +
    'MiniProgramEnv/Windows WindowsWechat/WMPF.* XWEB/'), 'User-Agent');
});
