// Twenty redirects are followed, and the next one fails the call with errno 600008.
// clauses: WX-REQ-066
// platforms: wx
// evidence: assumed
check(async (t) => {
  t.equal((await t.get('/redirect/20')).data.path, '/echo', 'where twenty lead');
  const { kind, res } = await t.call('request', { url: t.url('/redirect/21') });
  t.equal([kind, res.errno], ['fail', 600008], 'the result of twenty-one');
});
