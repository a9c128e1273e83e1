// Files in the user folder can be written, read, appended to, renamed and removed.
// clauses: TTG-FS-002
// platforms: tt-gadget
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('ttfile://user/a.txt', 'one');
  files.appendFileSync('ttfile://user/a.txt', ' two');
  t.equal(files.readFileSync('ttfile://user/a.txt', 'utf8'), 'one two', 'the text');
  t.equal(files.statSync('ttfile://user/a.txt').size, 7, 'the size');
  files.mkdirSync('ttfile://user/d');
  files.renameSync('ttfile://user/a.txt', 'ttfile://user/d/b.txt');
  t.equal([files.readdirSync('ttfile://user'), files.readdirSync('ttfile://user/d')], [['d'], ['b.txt']], 'the names');
  files.unlinkSync('ttfile://user/d/b.txt');
  files.rmdirSync('ttfile://user/d');
  t.equal(files.readdirSync('ttfile://user'), [], 'the names at the end');
});
