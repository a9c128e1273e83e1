// The option timeout bounds the call, in milliseconds.
// clauses: WX-TMO-004
// platforms: wx
// evidence: documented
check(async (t) => {
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/slow?wait=30s'), timeout: 1500 });
  t.equal(kind, 'fail', 'the outcome');
  t.equal(Math.round((Date.now() - begun) / 100), 15, 'tenths of a second');
  const { data } = await t.get('/slow?wait=1s&body=ok', { timeout: 1500 });
  t.equal(data, 'ok', 'an answer within the time');
});
