// Results of request have no errCode.
// clauses: WX-API-022
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://refused.example.test"]}
check(async (t) => {
  const good = await t.call('request', { url: t.url('/echo') });
  t.equal([good.kind, 'errCode' in good.res], ['success', false], 'a good result');
  for (const url of ['https://refused.example.test/', 'https://unlisted.example.test/', '/data/x', undefined]) {
    const bad = await t.call('request', { url });
    t.equal([bad.kind, 'errCode' in bad.res], ['fail', false], 'a bad result');
  }
});
