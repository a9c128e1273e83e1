// success and onOpen come in this order too where everything happens at once.
// clauses: WX-WS-005 WX-WS-022 WX-API-019
// platforms: wx
// evidence: assumed
// needs: sockets
// about: returned
check(async (t) => {
  const { told } = t.talk('/ws/success-at-once?s=text:hello;close:4000,bye');
  t.equal(told, ['returned'], 'what was told before the turn was over');
  await t.wait(1000);
  t.equal(told, ['returned', 'success', 'complete', 'open', 'message', 'close'], 'what was told in all');
});
