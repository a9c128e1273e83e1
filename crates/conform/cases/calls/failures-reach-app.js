// A call that fails is told to App.onError too.
// clauses: TTG-STD-015
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  const told = [];
  App({ onError: (message) => told.push(message) });
  const { res } = await t.call('request', { url: t.url('/do?s=cut') });
  t.equal(told, [res.errMsg], 'what onError got');
});
