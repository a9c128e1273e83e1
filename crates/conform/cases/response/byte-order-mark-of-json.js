// JSON after one byte order mark is parsed; after two it stays text.
// clauses: WX-REQ-062
// platforms: wx
// evidence: assumed
check(async (t) => {
  const body = encodeURIComponent('{"a":1}');
  t.equal((await t.get('/bom?n=1&body=' + body)).data, { a: 1 }, 'data after one');
  t.equal((await t.get('/bom?n=2&body=' + body)).data, '\ufeff{"a":1}', 'data after two');
});
