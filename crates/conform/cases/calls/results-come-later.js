// No result of the network is told of before the call has returned.
// clauses: WX-API-019
// platforms: wx
// evidence: assumed
// host: domains {"request": ["https://api.example.test", "https://refused.example.test", "https://unresolved.example.test"]}
// about: returned
check(async (t) => {
  const good = await t.call('request', { url: t.url('/echo') });
  t.equal(good.order, ['returned', 'success', 'complete'], 'the order of a good call');
  for (const host of ['refused', 'unresolved']) {
    const bad = await t.call('request', { url: `https://${host}.example.test/` });
    t.equal(bad.order, ['returned', 'fail', 'complete'], 'the order for the host ' + host);
  }
});
