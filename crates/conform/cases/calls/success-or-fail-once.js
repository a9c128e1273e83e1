// Of success and fail exactly one is called, and once.
// clauses: WX-API-002
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://refused.example.test"]}
check(async (t) => {
  const good = await t.call('request', { url: t.url('/echo') });
  const bad = await t.call('request', { url: 'https://refused.example.test/echo' });
  const late = await t.call('request', { url: t.url('/slow?wait=9s'), timeout: 1000 });
  await t.wait(60000);
  const told = (seen) => seen.order.filter((kind) => kind === 'success' || kind === 'fail');
  t.equal(told(good), ['success'], 'what a good call told');
  t.equal(told(bad), ['fail'], 'what a bad call told');
  t.equal(told(late), ['fail'], 'what a late call told');
});
