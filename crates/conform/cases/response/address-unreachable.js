// A server that cannot be reached is network error -109.
// clauses: WX-REQ-078
// platforms: wx
// evidence: observed
// host: client android
// host: domains {"request": ["https://unreachable.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://unreachable.example.test/' });
  t.equal([kind, res.errno], ['fail', 600001], 'the result');
  t.match(res.errMsg, /[ :]-109[ :].*net::ERR_ADDRESS_UNREACHABLE$/, 'errMsg');
});
