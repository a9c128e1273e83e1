// Before 3.90.12 getEnvInfoSync does not tell which release it is.
// clauses: SWAN-ENV-013
// platforms: swan
// evidence: documented
// host: base-library 3.90.11
check(async (t) => {
  t.equal(['env' in swan.getEnvInfoSync(), 'appKey' in swan.getEnvInfoSync()], [false, true], 'env and appKey');
});
