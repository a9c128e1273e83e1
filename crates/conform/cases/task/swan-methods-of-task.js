// The only method of the task is abort; there are no listeners for headers or chunks.
// clauses: SWAN-REQ-046 SWAN-REQ-056
// platforms: swan
// evidence: documented
// host: base-library 3.160.0
check(async (t) => {
  const task = t.api.request({ url: t.url('/echo') });
  t.equal(typeof task.abort, 'function', 'abort');
  for (const name of ['onHeadersReceived', 'offHeadersReceived', 'onProgressUpdate']) {
    t.equal(typeof task[name], 'undefined', name);
  }
  t.equal(Object.keys(task).filter((key) => typeof task[key] === 'function' && key !== 'abort'), [], 'other methods');
});
