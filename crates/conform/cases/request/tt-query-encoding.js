// Names and values in a query are percent-encoded UTF-8.
// clauses: TTG-REQ-014 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const { data } = await t.get('', { url: site + '/echo', data: { 'k&1': 'a b', 中: 'x=y+z/?#', s: '!()*~' } });
  t.equal(data.query, 'k%261=a%20b&%E4%B8%AD=x%3Dy%2Bz%2F%3F%23&s=!()*~', 'the query');
});
