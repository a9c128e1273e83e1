// iOS uses HTTP/1.1 unless the request asks for HTTP/2.
// clauses: WX-REQ-068
// platforms: wx
// evidence: documented
// host: client ios
check(async (t) => {
  t.equal((await t.get('/echo')).data.version, '1.1', 'the version');
  t.equal((await t.get('/echo', { enableHttp2: true })).data.version, '2', 'the version with enableHttp2');
});
