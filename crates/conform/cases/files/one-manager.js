// getFileSystemManager returns one object, always the same.
// clauses: WX-FS-017
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  t.ok(typeof files === 'object' && files !== null, 'an object');
  t.ok(files === t.api.getFileSystemManager(), 'the same object');
});
