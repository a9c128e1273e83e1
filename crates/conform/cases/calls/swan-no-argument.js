// Calling without an argument raises nothing, and request returns nothing.
// clauses: SWAN-CB-016
// platforms: swan
// evidence: observed
check(async (t) => {
  t.equal(typeof t.api.request(), 'undefined', 'what request returns');
  t.api.showToast();
  t.api.hideLoading();
});
