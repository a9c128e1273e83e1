// complete runs after success, and after fail.
// clauses: TTG-STD-002 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const run = async (url) => (await t.call('request', { url })).order.filter((name) => name !== 'returned');
  t.equal(await run(site + '/echo'), ['success', 'complete'], 'the order of a success');
  t.equal(await run(site + '/cut'), ['fail', 'complete'], 'the order of a failure');
  t.equal(await run('nothing'), ['fail', 'complete'], 'the order for a bad URL');
});
