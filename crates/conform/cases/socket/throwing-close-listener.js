// A socket ends, and makes room, though a listener of its end throws.
// clauses: WX-API-018 WX-WS-017
// platforms: wx
// evidence: assumed
// error: thirdScriptError
// needs: sockets
check(async (t) => {
  for (let n = 0; n < 5; n += 1) {
    t.api.connectSocket({ url: t.wss('/ws/throwing-close-listener?s=close:1000') }).onClose(() => { throw new Error('mine'); });
  }
  await t.wait(1000);
  const { told } = t.talk('/ws/throwing-close-listener');
  await t.wait(1000);
  t.equal(told.slice(3), ['open'], 'what was told of a sixth');
});
