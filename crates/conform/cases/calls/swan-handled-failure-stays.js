// A failing call that has a fail is its own business: App.onError does not hear of it.
// clauses: SWAN-ERR-012
// platforms: swan
// evidence: assumed
const told = [];
App({ onError: (message) => told.push(message) });
check(async (t) => {
  const { kind } = await t.call('request', { url: t.url('/cut') });
  t.equal([kind, told], ['fail', []], 'the end of the call, and what onError got');
});
