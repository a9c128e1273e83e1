// wx.onSocketError hears of a socket to a host that is not listed.
// clauses: WX-DOM-007
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const heard = [];
  t.api.onSocketError((res) => heard.push(res.errMsg));
  t.api.connectSocket({ url: 'wss://unlisted.example.test/ws' });
  await t.wait(1000);
  t.equal(heard.length, 1, 'how often');
  t.match(heard[0], /^createSocketTask:fail (wss )?url not in domain list$/, 'errMsg');
});
