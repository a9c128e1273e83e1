// Android sends Connection: keep-alive over HTTP/1.1.
// clauses: WX-REQ-042
// platforms: wx
// evidence: observed
// host: client android
// host: domains {"request": ["https://http1.example.test"]}
check(async (t) => {
  const { res } = await t.call('request', { url: 'https://http1.example.test/echo' });
  t.equal(String(t.sent(res.data, 'connection')).toLowerCase(), 'keep-alive', 'Connection');
});
