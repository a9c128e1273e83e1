// The 60 seconds of a block cannot be changed by an app.json.
// clauses: TTB-REQ-009
// platforms: tt-block
// evidence: documented
// file: app.json {"networkTimeout": {"request": 3000}}
check(async (t) => {
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/hang') });
  t.equal([kind, Math.round((Date.now() - begun) / 1000)], ['fail', 60], 'the outcome and seconds');
});
