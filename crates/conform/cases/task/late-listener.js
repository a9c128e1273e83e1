// A listener that is added after the head has come is not called for it.
// clauses: WX-RT-009
// platforms: wx
// evidence: assumed
check(async (t) => {
  const heard = [];
  await new Promise((resolve) => {
    const url = t.url('/do?s=' + encodeURIComponent('flush;wait:2s;body:x'));
    const task = t.api.request({ url, complete: () => setTimeout(resolve, 1000) });
    task.onHeadersReceived(() => heard.push('in time'));
    setTimeout(() => task.onHeadersReceived(() => heard.push('late')), 1000);
  });
  t.equal(heard, ['in time'], 'the listeners');
});
