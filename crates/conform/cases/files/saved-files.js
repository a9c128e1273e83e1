// A saved file comes about through saveFile alone; it can be read, and not be written.
// clauses: WX-FS-003
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const { res } = await t.call('saveFile', { tempFilePath: await t.temp('/text?text=hello') });
  const filePath = res.savedFilePath;
  const beside = filePath.replace(/\.\w+$/, 'x.txt');
  for (const path of [filePath, beside]) {
    for (const name of ['writeFile', 'appendFile']) {
      t.equal((await t.fs(name, { filePath: path, data: 'other' })).kind, 'fail', `the outcome of ${name} to ${path}`);
    }
    const given = { srcPath: await t.file('a.txt', 'other'), destPath: path };
    t.equal((await t.fs('copyFile', given)).kind, 'fail', 'the outcome of copyFile to ' + path);
  }
  t.equal((await t.fs('readFile', { filePath, encoding: 'utf8' })).res.data, 'hello', 'the file');
  t.equal((await t.fs('access', { path: beside })).kind, 'fail', 'whether there is another file');
});
