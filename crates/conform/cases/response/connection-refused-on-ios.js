// On iOS a refused connection has the name of the network error alone in the message.
// clauses: WX-REQ-077
// platforms: wx
// evidence: observed
// host: client ios
// host: domains {"request": ["https://refused.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://refused.example.test/' });
  const expected = ['fail', 'request:fail net::ERR_CONNECTION_REFUSED', 600001];
  t.equal([kind, res.errMsg, res.errno], expected, 'the result');
});
