// No callback runs before the call has returned, not even for bad arguments.
// clauses: TTG-STD-004 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: documented
// about: returned
check(async (t) => {
  const site = t.url('');
  const all = [{ url: site + '/echo' }, { url: site + '/cut' }, { url: 'nothing' }, { url: 5 }, {}, { url: site + '/echo', method: 'NO' }];
  for (const options of all) {
    const { order } = await t.call('request', options);
    t.equal(order[0], 'returned', 'what came first with ' + JSON.stringify(options));
  }
});
