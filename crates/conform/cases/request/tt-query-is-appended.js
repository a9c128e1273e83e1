// Data is appended to the query even where it names a parameter that the URL has already.
// clauses: TTG-REQ-012 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const { data } = await t.get('', { url: site + '/echo?a=1&b=2', data: { a: 3 } });
  t.equal(data.query, 'a=1&b=2&a=3', 'the query');
});
