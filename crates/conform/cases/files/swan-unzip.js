// The file manager has unzip.
// clauses: SWAN-FILE-011
// platforms: swan
// evidence: documented
check(async (t) => {
  t.equal(typeof t.api.getFileSystemManager().unzip, 'function', 'the type of unzip');
});
