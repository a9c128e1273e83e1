// Before base library 2.1.0 the task of a download hears of progress, and not of headers.
// clauses: WX-DL-018
// platforms: wx
// evidence: documented
// host: base-library 2.0.9
// needs: download
check(async (t) => {
  const task = t.api.downloadFile({ url: t.url('/text') });
  const names = ['abort', 'onProgressUpdate', 'onHeadersReceived', 'offHeadersReceived'];
  const expected = ['function', 'function', 'undefined', 'undefined'];
  t.equal(names.map((name) => typeof task[name]), expected, 'what the task has');
});
