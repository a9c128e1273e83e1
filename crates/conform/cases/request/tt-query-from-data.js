// An object as data of a GET becomes the query.
// clauses: TTG-REQ-012 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const { data } = await t.get('', { url: site + '/echo', data: { a: '1', b: 'x' } });
  t.equal(data.args, { a: '1', b: 'x' }, 'the arguments');
});
