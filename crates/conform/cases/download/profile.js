// The profile of a download tells when its steps were.
// clauses: WX-DL-005 WX-REQ-071
// platforms: wx
// evidence: assumed
// needs: download
check(async (t) => {
  const begun = Date.now();
  const { profile } = (await t.call('downloadFile', { url: t.url('/drip?bytes=10&pieces=5&gap=1s') })).res;
  t.ok(profile.invokeStart >= begun - 1 && profile.fetchStart >= profile.invokeStart, 'the order at the beginning');
  t.equal(Math.round((profile.responseEnd - profile.responseStart) / 1000), 4, 'seconds while the file came');
});
