// statusCode is a number.
// clauses: TTG-REQ-040 TTB-REQ-021
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  t.equal((await t.get('', { url: site + '/status/404' })).statusCode, 404, 'statusCode');
});
