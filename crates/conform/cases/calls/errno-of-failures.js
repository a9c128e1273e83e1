// A failed request carries its errno as a number.
// clauses: WX-API-017
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://refused.example.test"]}
check(async (t) => {
  for (const options of [
    { url: 'https://unlisted.example.test/' },
    { url: 'https://refused.example.test/' },
    { url: t.url('/hang'), timeout: 1000 },
    { url: t.url('/redirect/100') },
  ]) {
    const { kind, res } = await t.call('request', options);
    t.equal([kind, typeof res.errno], ['fail', 'number'], 'the result of ' + options.url);
  }
});
