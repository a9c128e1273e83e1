// The Error of protocols that are no array names the type "Array".
// clauses: SWAN-WS-006
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const { res } = await t.call('connectSocket', { url: 'wss://api.example.test/ws?s=close', protocols: 'p' });
  t.equal(res.message, '[jsNative Argument Error]protocols type error. must be "Array"', 'the message');
});
