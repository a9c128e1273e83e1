// The handshake has the Referer of requests, and script cannot set another.
// clauses: WX-WS-043
// platforms: wx
// evidence: documented
// host: appid wx1234567890abcdef
// host: app-version 7
// needs: sockets
check(async (t) => {
  t.talk('/ws/referer', { header: { Referer: 'https://mine.example.test/', referer: 'https://mine.example.test/' } });
  await t.wait(1000);
  const [request] = await t.logged('/ws/referer');
  const values = request.headers.filter(([name]) => name.toLowerCase() === 'referer').map(([, value]) => value);
  t.equal(values, ['https://servicewechat.com/wx1234567890abcdef/7/page-frame.html'], 'the values of Referer');
});
