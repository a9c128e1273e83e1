// offHeadersReceived with a function removes that one alone.
// clauses: WX-RT-008
// platforms: wx
// evidence: documented
check(async (t) => {
  const heard = [];
  const [a, b, c] = ['a', 'b', 'c'].map((name) => () => heard.push(name));
  await new Promise((resolve) => {
    const task = t.api.request({ url: t.url('/echo'), complete: resolve });
    for (const listener of [a, b, c]) task.onHeadersReceived(listener);
    task.offHeadersReceived(b);
    task.offHeadersReceived(() => {});
  });
  t.equal(heard, ['a', 'c'], 'the listeners');
});
