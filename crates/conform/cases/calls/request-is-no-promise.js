// wx.request returns a task and never a promise, with callbacks or without.
// clauses: WX-API-008
// platforms: wx
// evidence: documented
check(async (t) => {
  const withCallback = t.api.request({ url: t.url('/echo'), success() {} });
  const without = t.api.request({ url: t.url('/echo') });
  for (const task of [withCallback, without]) {
    const kinds = [typeof task, typeof task.then, typeof task.abort];
    t.equal(kinds, ['object', 'undefined', 'function'], 'the types of the task, its then and its abort');
  }
});
