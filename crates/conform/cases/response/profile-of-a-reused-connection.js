// On a connection that was used before the times of lookup and connection are fetchStart.
// clauses: WX-REQ-072
// platforms: wx
// evidence: documented
// needs: profile
// alone: the first request of a program opens its connection
check(async (t) => {
  const first = (await t.get('/echo')).profile;
  await t.wait(5000);
  const { profile } = await t.get('/echo');
  t.equal([first.socketReused, profile.socketReused], [false, true], 'whether the connection was used before');
  t.equal(Math.round((profile.fetchStart - first.fetchStart) / 1000), 5, 'seconds between the two');
  for (const name of ['domainLookUpStart', 'domainLookUpEnd', 'connectStart', 'connectEnd']) {
    t.equal(profile[name], profile.fetchStart, name);
  }
});
