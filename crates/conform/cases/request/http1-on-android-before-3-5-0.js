// Before base library 3.5.0 Android used HTTP/1.1 unless asked.
// clauses: WX-REQ-068
// platforms: wx
// evidence: documented
// host: client android
// host: base-library 3.4.10
check(async (t) => {
  t.equal((await t.get('/echo')).data.version, '1.1', 'the version');
});
