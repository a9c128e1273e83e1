// content-type is application/json where other headers are given.
// clauses: TTG-REQ-007 TTB-REQ-017
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const { data } = await t.get('', { url: site + '/echo', method: 'POST', header: { 'x-a': '1' }, data: { a: 1 } });
  t.equal([t.sent(data, 'content-type'), t.sent(data, 'x-a')], ['application/json', '1'], 'content-type and x-a');
});
