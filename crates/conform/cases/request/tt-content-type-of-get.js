// The default content-type goes out with a GET as well.
// clauses: TTG-REQ-006 TTB-REQ-017
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const { data } = await t.get('', { url: site + '/echo' });
  t.equal(t.sent(data, 'content-type'), 'application/json', 'content-type');
});
