// A function whose name ends in Sync returns its result, or throws.
// clauses: WX-API-016
// platforms: wx
// evidence: documented
// needs: files storage
check(async (t) => {
  t.api.setStorageSync('a', 'stored');
  t.equal(t.api.getStorageSync('a'), 'stored', 'what getStorageSync returns');
  const files = t.api.getFileSystemManager();
  const path = await t.file('a.txt', 'hello');
  t.equal(files.readFileSync(path, 'utf8'), 'hello', 'what readFileSync returns');
  let thrown;
  try {
    files.readFileSync(t.api.env.USER_DATA_PATH + '/no-such-file', 'utf8');
  } catch (error) {
    thrown = error;
  }
  t.ok(thrown !== undefined, 'that it throws for a missing file');
});
