// The Function constructor does not give the global object away.
// clauses: SWAN-ENV-008
// platforms: swan
// evidence: observed
check(async (t) => {
  let given;
  try {
    given = Function('return this')();
  } catch (error) {
    given = 'refused';
  }
  t.ok(given !== globalThis, 'that the global object is not given');
});
