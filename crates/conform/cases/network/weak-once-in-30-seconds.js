// A change to weak and back is told at once, and the same thing not twice within 30 seconds.
// clauses: WX-NET-005
// platforms: wx
// evidence: documented
// at: 1s:2g
// at: 100s:wifi
// needs: network
check(async (t) => {
  const heard = [];
  t.api.onNetworkWeakChange(({ weakNet }) => heard.push([weakNet, t.passed()]));
  await t.at(2);
  for (let n = 0; n < 30; n += 1) await t.get('/echo');
  await t.at(101);
  for (let n = 0; n < 30; n += 1) await t.get('/echo');
  await t.at(150);
  t.equal(heard.filter(([, at]) => at < 20).map(([weak]) => weak), [true], 'what is told within 20 s');
  const back = heard.filter(([, at]) => at >= 100 && at < 120);
  t.equal(back.map(([weak]) => weak), [false], 'what is told within 20 s after the change back');
  for (let n = 1; n < heard.length; n += 1) {
    const [[before, then], [after, now]] = [heard[n - 1], heard[n]];
    t.ok(before !== after || now - then >= 30, 'notice ' + n + ' after ' + (now - then) + ' s');
  }
});
