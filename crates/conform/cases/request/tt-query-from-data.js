// An object as data of a GET becomes the query.
// clauses: TTG-REQ-012 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  // A block's own site needs no CORS.
  const site = t.platform === 'tt-block' ? 'https://example.feishu.cn' : t.url('');
  const { data } = await t.get('', { url: site + '/echo', data: { a: '1', b: 'x' } });
  t.equal(data.args, { a: '1', b: 'x' }, 'the arguments');
});
