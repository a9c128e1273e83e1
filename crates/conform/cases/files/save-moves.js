// saveFile moves a temporary file: its former path is then invalid.
// clauses: WX-FS-006
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  for (const save of [t.call, t.fs]) {
    const tempFilePath = await t.temp('/text?text=hello');
    const { kind, res } = await save('saveFile', { tempFilePath });
    t.equal([kind, res.errMsg], ['success', 'saveFile:ok'], 'the result');
    t.equal((await t.fs('access', { path: tempFilePath })).kind, 'fail', 'whether the former path is still valid');
    const read = await t.fs('readFile', { filePath: res.savedFilePath, encoding: 'utf8' });
    t.equal(read.res.data, 'hello', 'the file');
  }
});
