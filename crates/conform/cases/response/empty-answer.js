// A connection that is closed without an answer is network error -324.
// clauses: WX-REQ-078
// platforms: wx
// evidence: observed
// host: client android
// host: domains {"request": ["https://http1.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://http1.example.test/cut?at=connect' });
  t.equal([kind, res.errno], ['fail', 600001], 'the result');
  t.match(res.errMsg, /[ :]-324[ :].*net::ERR_EMPTY_RESPONSE$/, 'errMsg');
});
