// A failure is an object of errCode and errMsg, and errCode is a number.
// clauses: SWAN-CB-003 SWAN-CB-015
// platforms: swan
// evidence: documented
check(async (t) => {
  for (const url of ['relative', t.url('/cut'), 'https://foreign.example.test/']) {
    const { kind, res } = await t.call('request', { url });
    t.equal(kind, 'fail', 'the outcome for ' + url);
    t.equal(Object.keys(res).sort(), ['errCode', 'errMsg'], 'the keys for ' + url);
    t.equal([typeof res.errCode, typeof res.errMsg], ['number', 'string'], 'their types for ' + url);
  }
});
