// A header value that is a string goes out as it is, a number as decimal text.
// clauses: WX-REQ-032
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { data } = await t.get('/echo', { header: { s: 'a b;c="d"', i: 12, f: -1.5, z: 0, n: NaN } });
  const sent = ['s', 'i', 'f', 'z', 'n'].map((name) => t.sent(data, name));
  t.equal(sent, ['a b;c="d"', '12', '-1.5', '0', 'NaN'], 'the values at the server');
});
