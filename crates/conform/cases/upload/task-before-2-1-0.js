// Before base library 2.1.0 the task of an upload hears of progress, and not of headers.
// clauses: WX-UP-019
// platforms: wx
// evidence: documented
// host: base-library 2.0.9
// needs: upload download
check(async (t) => {
  const given = { url: t.url('/upload'), filePath: await t.temp('/text'), name: 'file' };
  const task = t.api.uploadFile(given);
  const names = ['abort', 'onProgressUpdate', 'onHeadersReceived', 'offHeadersReceived'];
  const expected = ['function', 'function', 'undefined', 'undefined'];
  t.equal(names.map((name) => typeof task[name]), expected, 'what the task has');
});
