// One leading byte order mark is removed, and only one.
// clauses: WX-REQ-061
// platforms: wx
// evidence: documented
check(async (t) => {
  t.equal((await t.get('/bom?n=1&body=hello')).data, 'hello', 'data after one');
  t.equal((await t.get('/bom?n=2&body=hello')).data, '\ufeffhello', 'data after two');
  t.equal((await t.get('/bom?n=0&body=a' + encodeURIComponent('\ufeff'))).data, 'a\ufeff', 'data with one at its end');
});
