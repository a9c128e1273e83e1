// The profile of an upload tells when its steps were.
// clauses: WX-UP-009 WX-REQ-071
// platforms: wx
// evidence: assumed
// needs: files upload
check(async (t) => {
  const begun = Date.now();
  const given = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  const { profile } = (await t.call('uploadFile', { url: t.url('/slow?wait=3s'), ...given })).res;
  t.ok(profile.invokeStart >= begun - 1 && profile.fetchStart >= profile.invokeStart, 'the order at the beginning');
  t.equal(Math.round((profile.responseStart - profile.requestStart) / 1000), 3, 'seconds until the answer came');
});
