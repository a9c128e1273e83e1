// The clock runs while the connection is being made.
// clauses: WX-TMO-011
// platforms: wx
// evidence: assumed
// host: domains {"request": ["https://tls-hang.example.test"]}
check(async (t) => {
  const begun = Date.now();
  const { kind, res } = await t.call('request', { url: 'https://tls-hang.example.test/', timeout: 2000 });
  t.equal([kind, res.errno], ['fail', 5], 'the result');
  t.equal(Math.round((Date.now() - begun) / 100), 20, 'tenths of a second');
});
