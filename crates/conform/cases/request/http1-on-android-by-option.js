// On Android useHighPerformanceMode: false goes back to HTTP/1.1.
// clauses: WX-REQ-068
// platforms: wx
// evidence: documented
// host: client android
check(async (t) => {
  t.equal((await t.get('/echo', { useHighPerformanceMode: false })).data.version, '1.1', 'the version');
});
