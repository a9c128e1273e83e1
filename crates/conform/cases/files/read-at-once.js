// readFileSync too gives a buffer, or with an encoding a string.
// clauses: WX-FS-010
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const filePath = await t.file('a.txt', '桥');
  t.equal(files.readFileSync(filePath), Uint8Array.of(0xe6, 0xa1, 0xa5).buffer, 'the data without an encoding');
  t.equal(files.readFileSync(filePath, 'utf8'), '桥', 'the data with one');
});
