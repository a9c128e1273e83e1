// Callbacks and events of a suspended program are delivered when it is back, in their order.
// clauses: WX-BG-009
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 8s:3g
// at: 10s:4g
// at: 20s:foreground
// needs: network
check(async (t) => {
  const heard = [];
  t.api.onNetworkStatusChange((res) => heard.push([res.networkType, t.passed() >= 20]));
  t.api.request({ url: t.url('/hang'), complete: (res) => heard.push([res.errMsg, true]) });
  await t.at(21);
  t.equal(heard, [['request:fail interrupted', true], ['3g', true], ['4g', true]], 'what was delivered, and whether in time');
});
