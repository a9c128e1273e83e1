// The query made of data follows ? where the URL has none, and & where it has one.
// clauses: TTG-REQ-013 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const target = async (path) => (await t.get('', { url: site + path, data: { b: 2, c: 3 } })).data.target;
  t.equal(await target('/echo'), '/echo?b=2&c=3', 'the target of a URL without a query');
  t.equal(await target('/echo?a=1'), '/echo?a=1&b=2&c=3', 'the target of a URL with one');
});
