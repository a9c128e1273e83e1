// On Android a refused connection has network error -102 in the message and errno 600001.
// clauses: WX-REQ-077
// platforms: wx
// evidence: observed
// host: client android
// host: domains {"request": ["https://refused.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://refused.example.test/' });
  t.equal([kind, res.errno], ['fail', 600001], 'the result');
  const forms = /^request:fail (-102:|errcode:-102 cronet_error_code:-102 error_msg:)net::ERR_CONNECTION_REFUSED$/;
  t.match(res.errMsg, forms, 'errMsg');
});
