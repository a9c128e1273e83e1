// getNetworkType tells whether the network is weak: three slow ones among the last 8 requests make it so.
// clauses: WX-NET-001 WX-NET-005
// platforms: wx
// evidence: documented
// at: 1s:2g
// at: 40s:wifi
// needs: network
check(async (t) => {
  const weak = async () => (await t.call('getNetworkType')).res.weakNet;
  for (let n = 0; n < 8; n += 1) await t.get('/echo');
  t.equal(await weak(), false, 'weakNet after fast requests');
  await t.at(2);
  for (let n = 0; n < 4; n += 1) await t.get('/echo');
  t.equal(await weak(), true, 'weakNet after slow requests');
  await t.at(41);
  for (let n = 0; n < 8; n += 1) await t.get('/echo');
  t.equal(await weak(), false, 'weakNet after fast requests again');
});
