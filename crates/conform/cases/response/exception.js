// A success has an exception with the count of retries and their reasons.
// clauses: WX-REQ-055 WX-REQ-073
// platforms: wx
// evidence: documented
check(async (t) => {
  const { exception } = await t.get('/echo');
  t.equal(typeof exception, 'object', 'the type of exception');
  t.equal([exception.retryCount, exception.reasons], [0, []], 'its fields without a retry');
});
