// queueStart and queueEnd are equal without waiting, and else as far apart as the wait was long.
// clauses: WX-CON-009 WX-CON-002
// platforms: wx
// evidence: documented
// needs: profile
check(async (t) => {
  const waited = ({ profile }) => Math.round((profile.queueEnd - profile.queueStart) / 1000);
  const { profile } = await t.get('/echo');
  t.equal(profile.queueEnd, profile.queueStart, 'queueEnd of a call that did not wait');
  const running = [];
  for (let n = 0; n < 10; n += 1) running.push(t.get('/slow?wait=5s'));
  const eleventh = await t.get('/echo');
  t.equal(waited(eleventh), 5, 'seconds that the eleventh waited');
  t.ok(eleventh.profile.fetchStart >= eleventh.profile.queueEnd, 'fetchStart after queueEnd');
  t.equal((await Promise.all(running)).map(waited), Array(10).fill(0), 'seconds that the ten waited');
});
