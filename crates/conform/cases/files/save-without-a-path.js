// Without filePath the path of a saved file begins with wxfile://store_.
// clauses: WX-FS-007
// platforms: wx
// evidence: observed
// needs: files download
check(async (t) => {
  for (const save of [t.call, t.fs]) {
    const { res } = await save('saveFile', { tempFilePath: await t.temp('/text?text=hello') });
    t.match(res.savedFilePath, /^wxfile:\/\/store_./, 'savedFilePath');
  }
});
