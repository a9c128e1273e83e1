// On iOS sixty seconds are the most before base library 2.14.0.
// clauses: WX-TMO-006
// platforms: wx
// evidence: documented
// host: client ios
// host: base-library 2.13.2
check(async (t) => {
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/slow?wait=90s'), timeout: 100000 });
  t.equal([kind, Math.round((Date.now() - begun) / 1000)], ['fail', 60], 'the outcome and the seconds');
});
