// A name that cannot be resolved is network error -105.
// clauses: WX-REQ-078
// platforms: wx
// evidence: observed
// host: client android
// host: domains {"request": ["https://unresolved.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://unresolved.example.test/' });
  t.equal([kind, res.errno], ['fail', 600001], 'the result');
  t.match(res.errMsg, /[ :]-105[ :].*net::ERR_NAME_NOT_RESOLVED$/, 'errMsg');
});
