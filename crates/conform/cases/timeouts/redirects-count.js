// The clock is not set back by a redirect.
// clauses: WX-TMO-011
// platforms: wx
// evidence: assumed
check(async (t) => {
  const begun = Date.now();
  const second = encodeURIComponent('wait:2s;body:late');
  const first = encodeURIComponent(`wait:2s;status:302;header:Location=/do?s=${second}`);
  const { kind, res } = await t.call('request', { url: t.url('/do?s=' + first), timeout: 3000 });
  t.equal([kind, res.errno], ['fail', 5], 'the result');
  t.equal(Math.round((Date.now() - begun) / 100), 30, 'tenths of a second');
});
