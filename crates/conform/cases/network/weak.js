// Listeners hear that the network is weak when requests are slow, and that it is not when they are fast again.
// clauses: WX-NET-004
// platforms: wx
// evidence: documented
// host: base-library 2.21.0
// at: 1s:2g
// at: 60s:wifi
// needs: network
check(async (t) => {
  const heard = [];
  t.api.onNetworkWeakChange((...args) => heard.push(args));
  await t.at(2);
  for (let n = 0; n < 8; n += 1) await t.get('/echo');
  await t.at(59);
  const weak = heard.splice(0);
  t.ok(weak.length > 0, 'that a weak network is told of');
  for (const args of weak) t.equal(args, [{ weakNet: true, networkType: '2g' }], 'what is told of a weak network');
  await t.at(61);
  for (let n = 0; n < 8; n += 1) await t.get('/echo');
  await t.at(120);
  t.ok(heard.length > 0, 'that a good network is told of');
  for (const args of heard) t.equal(args, [{ weakNet: false, networkType: 'wifi' }], 'what is told of a good network');
});
