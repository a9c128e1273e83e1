// A parameter error throws nothing, is told of before the call returns, and the call returns nothing.
// clauses: WX-API-014
// platforms: wx
// evidence: assumed
// about: returned
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const { order, returned } = await t.call('request', { url: null });
  t.equal(order, ['fail', 'complete', 'returned'], 'the order');
  t.equal(typeof returned, 'undefined', 'what is returned');
  const { requests } = (await t.get('/log?since=' + last)).data;
  t.equal(requests.length, 0, 'requests at the server');
});
