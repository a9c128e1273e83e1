// A task can be aborted and listened to.
// clauses: WX-RT-001
// platforms: wx
// evidence: documented
check(async (t) => {
  const task = t.api.request({ url: t.url('/echo') });
  for (const name of ['abort', 'onHeadersReceived', 'offHeadersReceived']) {
    t.equal(typeof task[name], 'function', name);
  }
});
