// A message that the connection does not complete is not heard.
// clauses: WX-WS-038
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { told } = t.talk('/ws/cut-in-a-message?s=raw:810568656c;wait:1s;cut');
  await t.wait(10000);
  t.equal(told.filter((kind) => kind !== 'error'), ['returned', 'success', 'complete', 'open', 'close'], 'what was told');
});
