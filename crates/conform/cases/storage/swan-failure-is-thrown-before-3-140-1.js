// Before base library 3.140.1 a synchronous function that fails throws.
// clauses: SWAN-CB-020
// platforms: swan
// evidence: assumed
// host: base-library 3.140.0
// needs: storage
check((t) => {
  let thrown = false;
  try {
    t.api.setStorageSync('k', 'x'.repeat(11 * 1000 * 1000));
  } catch {
    thrown = true;
  }
  t.ok(thrown, 'it throws');
});
