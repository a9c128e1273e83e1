// Numbers in the data of a GET are decimal text.
// clauses: TTG-REQ-015 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: observed
check(async (t) => {
  const site = t.url('');
  const { data } = await t.get('', { url: site + '/echo', data: { now: 1700000000123, x: 0.5, n: -1, z: 0 } });
  t.equal(data.query, 'now=1700000000123&x=0.5&n=-1&z=0', 'the query');
});
