// Two slow requests do not make a network weak, the third does.
// clauses: WX-NET-005
// platforms: wx
// evidence: documented
// host: network 2g
// needs: network
check(async (t) => {
  const heard = [];
  t.api.onNetworkWeakChange(({ weakNet }) => heard.push(weakNet));
  for (let n = 0; n < 2; n += 1) await t.get('/echo');
  await t.wait(1000);
  t.equal(heard, [], 'what was told after two');
  await t.get('/echo');
  await t.wait(1000);
  t.equal(heard, [true], 'what was told after three');
});
