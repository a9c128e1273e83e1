// Global listeners that are registered before connectSocket hear, and of later sockets too.
// clauses: WX-GWS-004
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const heard = [];
  t.api.onSocketMessage(({ data }) => heard.push(data));
  for (const text of ['a', 'b', 'c']) {
    t.api.connectSocket({ url: t.wss(`/ws/global-listeners-stay?s=text:${text};close:1000`) });
    await t.wait(1000);
  }
  t.equal(heard, ['a', 'b', 'c'], 'what was heard');
});
