// content-type is application/json where no header is given.
// clauses: TTG-REQ-005 TTB-REQ-017
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const { data } = await t.get('', { url: site + '/echo', method: 'POST', data: { a: 1 } });
  t.equal(t.sent(data, 'content-type'), 'application/json', 'content-type');
});
