// An upload returns a task that can be aborted and listened to.
// clauses: WX-UP-019
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const given = { url: t.url('/upload'), filePath: await t.file('a.txt', 'x'), name: 'file' };
  const task = t.api.uploadFile(given);
  const names = ['abort', 'onProgressUpdate', 'offProgressUpdate', 'onHeadersReceived', 'offHeadersReceived'];
  for (const name of names) t.equal(typeof task[name], 'function', name);
});
