// Before base library 3.130.1 there is no getFileSystemManager.
// clauses: SWAN-FILE-001 SWAN-FILE-011
// platforms: swan
// evidence: documented
// host: base-library 3.130.0
// needs: files
check(async (t) => {
  t.equal(typeof t.api.getFileSystemManager, 'undefined', 'the type of getFileSystemManager');
  t.equal(typeof (t.api.env || {}).USER_DATA_PATH, 'undefined', 'the type of USER_DATA_PATH');
  t.equal(typeof t.api.saveFile, 'function', 'the type of saveFile');
});
