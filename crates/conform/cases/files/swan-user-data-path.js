// env.USER_DATA_PATH is bdfile://usr.
// clauses: SWAN-FILE-001 SWAN-FILE-002
// platforms: swan
// evidence: documented
// needs: files
check(async (t) => {
  t.equal(t.api.env.USER_DATA_PATH, 'bdfile://usr', 'USER_DATA_PATH');
  const filePath = t.api.env.USER_DATA_PATH + '/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  t.equal(t.api.getFileSystemManager().readdirSync('bdfile://usr'), ['a.txt'], 'the names in it');
});
