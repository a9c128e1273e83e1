// In the developer tools local paths have the scheme http, and can be used like any other.
// clauses: WX-FS-001
// platforms: wx
// evidence: documented
// host: client devtools
// needs: files download
check(async (t) => {
  const kept = await t.call('saveFile', { tempFilePath: await t.temp('/text?text=hello') });
  const own = await t.file('a.txt', 'hello');
  for (const filePath of [await t.temp('/text?text=hello'), kept.res.savedFilePath, own]) {
    t.match(filePath, /^http:\/\/./, 'the path');
    t.equal((await t.fs('readFile', { filePath, encoding: 'utf8' })).res.data, 'hello', 'the file');
  }
});
