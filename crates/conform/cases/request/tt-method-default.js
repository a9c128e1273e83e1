// Without a method a request is a GET.
// clauses: TTG-REQ-009 TTB-REQ-018
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  t.equal((await t.get('', { url: site + '/echo' })).data.method, 'GET', 'the method');
});
