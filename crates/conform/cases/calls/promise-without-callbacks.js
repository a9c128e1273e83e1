// Other functions return a promise when no callback is given, and nothing when one is.
// clauses: WX-API-009
// platforms: wx
// evidence: documented
check(async (t) => {
  const promise = t.api.showToast({ title: 'x' });
  t.ok(promise instanceof Promise, 'a promise without callbacks');
  t.equal((await promise).errMsg, 'showToast:ok', 'what it resolves with');
  for (const name of ['success', 'fail', 'complete']) {
    const returned = t.api.showToast({ title: 'x', [name]: () => {} });
    t.equal(typeof returned, 'undefined', 'what is returned beside ' + name);
  }
});
