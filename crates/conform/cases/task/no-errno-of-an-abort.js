// The failure of an aborted request has no errno.
// clauses: WX-RT-003
// platforms: wx
// evidence: assumed
check(async (t) => {
  const failure = await new Promise((resolve, reject) => {
    const task = t.api.request({ url: t.url('/hang'), success: reject, fail: resolve });
    setTimeout(() => task.abort(), 1000);
  });
  t.equal('errno' in failure, false, 'whether there is an errno');
});
