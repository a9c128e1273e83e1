// A missing url reaches fail as an Error with the message of the argument check, after the call.
// clauses: SWAN-WS-012 SWAN-WS-002 SWAN-CB-011
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const { order, res } = await t.call('connectSocket', {});
  t.equal(order, ['returned', 'fail', 'complete'], 'the order');
  t.ok(res instanceof Error, 'that the failure is an Error');
  t.equal(res.message, '[jsNative Argument Error]url is required.', 'the message');
});
