// A download returns a task that can be aborted and listened to.
// clauses: WX-DL-018
// platforms: wx
// evidence: documented
// needs: download
check(async (t) => {
  const task = t.api.downloadFile({ url: t.url('/text') });
  const names = ['abort', 'onProgressUpdate', 'offProgressUpdate', 'onHeadersReceived', 'offHeadersReceived'];
  for (const name of names) t.equal(typeof task[name], 'function', name);
});
