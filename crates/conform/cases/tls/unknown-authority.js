// An issuer that is not trusted has network error -202 in the message and errno 600001.
// clauses: WX-TLS-002
// platforms: wx
// evidence: observed
// host: client android
// host: domains {"request": ["https://untrusted.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://untrusted.example.test/' });
  const expected = 'request:fail errcode:-202 cronet_error_code:-202 error_msg:net::ERR_CERT_AUTHORITY_INVALID';
  t.equal([kind, res.errMsg, res.errno], ['fail', expected, 600001], 'the result');
});
