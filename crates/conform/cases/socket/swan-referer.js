// The Referer and the User-Agent of a handshake are the host's, whatever the program gives.
// clauses: SWAN-NET-001 SWAN-NET-002 SWAN-NET-005 SWAN-WS-007
// platforms: swan
// evidence: documented
// host: appid AbCdEf123
// needs: sockets
check(async (t) => {
  const header = { referer: 'https://mine.example.test/', 'User-Agent': 'mine/1.0' };
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-referer&s=close', header });
  await new Promise((resolve) => task.onOpen(resolve));
  const [seen] = await t.logged(encodeURIComponent('/ws?case=swan-referer'));
  const sent = (name) => seen.headers.filter((pair) => pair[0].toLowerCase() === name).map((pair) => pair[1]);
  t.equal(sent('referer'), ['https://smartapps.cn/AbCdEf123/0/page-frame.html'], 'the Referer');
  t.equal(sent('user-agent').length, 1, 'how many User-Agents there are');
  t.match(sent('user-agent')[0], /swan\/2\.0\.0 swan-baiduboxapp\//, 'the User-Agent');
});
