// A truthy success that is no function fails connectSocket with 904, and nothing is sent.
// clauses: SWAN-WS-020 SWAN-CB-007
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?case=swan-bad-success&s=close';
  const res = await new Promise((fail) => t.api.connectSocket({ url, success: 100, fail }));
  t.equal([res.errCode, res.errMsg], [904, 'params type error'], 'the failure');
  t.equal((await t.logged(encodeURIComponent('/ws?case=swan-bad-success'))).length, 0, 'handshakes');
});
