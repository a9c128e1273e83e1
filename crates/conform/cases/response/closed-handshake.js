// A connection that is closed before TLS is agreed upon is network error -100.
// clauses: WX-REQ-078
// platforms: wx
// evidence: assumed
// host: client android
// host: domains {"request": ["https://tls-cut.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://tls-cut.example.test/' });
  t.equal([kind, res.errno], ['fail', 600001], 'the result');
  t.match(res.errMsg, /[ :]-100[ :].*net::ERR_CONNECTION_CLOSED$/, 'errMsg');
});
