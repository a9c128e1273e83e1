// Temporary files and the package cannot be written over.
// clauses: WX-FS-011 WX-ERR-005
// platforms: wx
// evidence: documented
// file: data/a.txt packed
// needs: files download
check(async (t) => {
  const temp = await t.temp('/text?text=packed');
  for (const filePath of [temp, '/data/a.txt', 'data/a.txt', '/data/new.txt']) {
    const { kind, res } = await t.fs('writeFile', { filePath, data: 'other' });
    t.equal(kind, 'fail', 'the outcome for ' + filePath);
    t.match(res.errMsg, /^writeFile:fail ./, 'errMsg');
    t.ok([1300013, 1301000, 1301004].includes(res.errno), `that ${res.errno} is one of the numbers`);
  }
  for (const filePath of [temp, '/data/a.txt']) {
    t.equal((await t.fs('readFile', { filePath, encoding: 'utf8' })).res.data, 'packed', 'the file');
  }
  t.equal((await t.fs('access', { path: '/data/new.txt' })).kind, 'fail', 'whether there is a new file');
});
