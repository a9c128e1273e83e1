// Android uses HTTP/2 where the server offers it.
// clauses: WX-REQ-068
// platforms: wx
// evidence: documented
// host: client android
check(async (t) => {
  t.equal((await t.get('/echo')).data.version, '2', 'the version');
});
