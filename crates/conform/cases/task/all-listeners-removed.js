// offHeadersReceived without a function removes all listeners.
// clauses: WX-RT-008
// platforms: wx
// evidence: documented
check(async (t) => {
  const heard = [];
  await new Promise((resolve) => {
    const task = t.api.request({ url: t.url('/echo'), complete: resolve });
    for (const name of ['a', 'b']) task.onHeadersReceived(() => heard.push(name));
    task.offHeadersReceived();
  });
  t.equal(heard, [], 'the listeners');
});
