// A socket to a host that is not listed: connectSocket does not fail, onError is told, and nothing is sent.
// clauses: WX-DOM-007 WX-DOM-001
// platforms: wx
// evidence: observed
// host: domains {"request": ["https://api.example.test", "https://unlisted.example.test"], "socket": ["wss://api.example.test"]}
// needs: sockets
check(async (t) => {
  const { told, of } = t.talk('wss://unlisted.example.test/ws/unlisted');
  t.equal(told, ['returned'], 'what was told before the turn was over');
  await t.wait(1000);
  t.equal(told.filter((kind) => ['fail', 'open', 'error'].includes(kind)), ['error'], 'what was told');
  t.match(of('error')[0].errMsg, /^createSocketTask:fail (wss )?url not in domain list$/, 'errMsg');
  t.equal((await t.logged('/ws/unlisted')).length, 0, 'requests');
});
