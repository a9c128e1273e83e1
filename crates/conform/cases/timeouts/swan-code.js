// A time-out is told as a network failure: errCode 1001 with some message.
// clauses: SWAN-NET-013
// platforms: swan
// evidence: documented
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/hang') });
  t.equal([kind, Number(res.errCode)], ['fail', 1001], 'the outcome and errCode');
  t.ok(typeof res.errMsg === 'string' && res.errMsg !== '', 'a message');
});
