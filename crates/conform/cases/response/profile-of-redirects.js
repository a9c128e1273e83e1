// The times of redirects in the profile are those of redirects within the domain, and 0 without any.
// clauses: WX-REQ-072
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://other.example.test"]}
// needs: profile
check(async (t) => {
  const times = ({ redirectStart, redirectEnd }) => [redirectStart, redirectEnd];
  t.equal(times((await t.get('/echo')).profile), [0, 0], 'the times without a redirect');
  const answer = (target) => '/do?s=' + encodeURIComponent('wait:2s;status:302;header:Location=' + target);
  const away = (await t.get(answer('https://other.example.test/echo'))).profile;
  t.equal(times(away), [0, 0], 'the times of a redirect to another domain');
  const { profile } = await t.get(answer('/echo'));
  const [start, end] = times(profile);
  t.equal(Math.round((end - start) / 1000), 2, 'seconds of a redirect within the domain');
  t.ok(start >= profile.queueEnd && end <= profile.fetchStart, 'redirects before fetchStart');
});
