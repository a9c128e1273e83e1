// Names of a browser are declared with the value undefined, so that the heads of bundles can name them.
// clauses: WX-ENV-025
// platforms: wx
// evidence: observed
check(async (t) => {
  t.equal([window, document, self, location, navigator, localStorage], Array(6).fill(undefined), 'their values');
});
