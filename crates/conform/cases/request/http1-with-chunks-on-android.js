// On Android a request with enableChunked uses HTTP/1.1.
// clauses: WX-REQ-068
// platforms: wx
// evidence: documented
// host: client android
// needs: chunks
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  await t.call('request', { url: t.url('/echo/chunks'), enableChunked: true });
  const { requests } = (await t.get('/log?path=/echo/chunks&since=' + last)).data;
  t.equal(requests.map((request) => request.version), ['1.1'], 'the version at the server');
});
