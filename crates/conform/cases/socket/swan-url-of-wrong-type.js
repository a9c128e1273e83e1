// A url that is neither a text nor a number reaches fail as an Error about its type.
// clauses: SWAN-CB-009 SWAN-WS-012
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  for (const url of [{ a: 1 }, true, ['wss://api.example.test/ws']]) {
    const { kind, res } = await t.call('connectSocket', { url });
    t.ok(kind === 'fail' && res instanceof Error, 'that ' + JSON.stringify(url) + ' fails with an Error');
    t.equal(res.message, '[jsNative Argument Error]url type error. must be "string"', 'the message for ' + JSON.stringify(url));
  }
});
