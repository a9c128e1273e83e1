// On success errMsg is exactly request:ok.
// clauses: TTG-STD-005 TTB-REQ-021 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  t.equal((await t.get('', { url: site + '/echo' })).errMsg, 'request:ok', 'errMsg');
  t.equal((await t.get('', { url: site + '/status/500' })).errMsg, 'request:ok', 'errMsg with status 500');
});
