// The errMsg of a success is the function's name and ":ok".
// clauses: WX-API-005
// platforms: wx
// evidence: documented
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/status/404') });
  t.equal([kind, res.errMsg], ['success', 'request:ok'], 'request');
  const toast = await t.call('showToast', { title: 'x' });
  t.equal([toast.kind, toast.res.errMsg], ['success', 'showToast:ok'], 'showToast');
});
