// iOS does not accept a certificate that is its own issuer.
// clauses: WX-TLS-005
// platforms: wx
// evidence: documented
// host: client ios
// host: domains {"request": ["https://self-signed.example.test"]}
check(async (t) => {
  const { kind } = await t.call('request', { url: 'https://self-signed.example.test/' });
  t.equal(kind, 'fail', 'the outcome');
});
