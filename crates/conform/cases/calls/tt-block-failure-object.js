// A network failure tells errMsg and nothing else.
// clauses: TTB-REQ-029
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  for (const url of [site + '/cut', site + '/cut?at=body', 'https://unresolved.example.test/', 'https://refused.example.test/']) {
    const { kind, res } = await t.call('request', { url });
    t.equal([kind, Object.keys(res)], ['fail', ['errMsg']], 'the outcome and the keys for ' + url);
    t.match(res.errMsg, /^request:fail( |$)/, 'errMsg');
  }
});
