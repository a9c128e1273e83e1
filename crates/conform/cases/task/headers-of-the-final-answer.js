// Listeners of onHeadersReceived hear of the final answer, not of redirects on the way.
// clauses: WX-RT-006 WX-REQ-063
// platforms: wx
// evidence: assumed
check(async (t) => {
  const heard = [];
  await new Promise((resolve) => {
    const task = t.api.request({ url: t.url('/redirect/2'), complete: resolve });
    task.onHeadersReceived((head) => heard.push(head.statusCode));
  });
  t.equal(heard, [200], 'the statuses');
});
