// A temporary file can be read, and not be written.
// clauses: WX-FS-002
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const filePath = await t.temp('/text?text=hello');
  for (const name of ['writeFile', 'appendFile']) {
    t.equal((await t.fs(name, { filePath, data: 'other' })).kind, 'fail', 'the outcome of ' + name);
  }
  t.equal((await t.fs('readFile', { filePath, encoding: 'utf8' })).res.data, 'hello', 'the file');
});
