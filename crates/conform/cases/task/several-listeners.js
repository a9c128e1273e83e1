// Several listeners are called, in the order in which they were added.
// clauses: WX-RT-008
// platforms: wx
// evidence: documented
check(async (t) => {
  const heard = [];
  await new Promise((resolve) => {
    const task = t.api.request({ url: t.url('/echo'), complete: resolve });
    for (const name of ['a', 'b', 'c']) task.onHeadersReceived(() => heard.push(name));
  });
  t.equal(heard, ['a', 'b', 'c'], 'the listeners');
});
