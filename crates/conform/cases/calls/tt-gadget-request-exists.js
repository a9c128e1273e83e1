// A gadget has the function tt.request.
// clauses: TTG-REQ-001
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  t.equal(typeof t.api.request, 'function', 'the type of tt.request');
});
