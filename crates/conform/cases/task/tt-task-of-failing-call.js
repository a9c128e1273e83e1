// request returns a task at once, even if the call fails later.
// clauses: TTG-REQ-058 TTB-REQ-001
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  for (const options of [{ url: site + '/cut' }, { url: 'nothing' }, { url: 5 }, {}, { url: site + '/echo', method: 'NO' }]) {
    const { returned } = await t.call('request', options);
    t.equal(typeof (returned && returned.abort), 'function', 'abort of what was returned for ' + JSON.stringify(options));
  }
});
