// Before base library 1.4.0 a download returns no task.
// clauses: WX-DL-018
// platforms: wx
// evidence: documented
// host: base-library 1.3.0
// needs: download
check(async (t) => {
  const { kind, returned } = await t.call('downloadFile', { url: t.url('/text') });
  t.equal([kind, typeof returned], ['success', 'undefined'], 'the outcome, and what is returned');
});
