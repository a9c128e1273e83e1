// Temporary files, saved files and the program's own can be uploaded.
// clauses: WX-UP-013
// platforms: wx
// evidence: documented
// needs: files upload download
check(async (t) => {
  const kept = await t.call('saveFile', { tempFilePath: await t.temp('/text?text=saved') });
  const paths = {
    temporary: await t.temp('/text?text=temporary'),
    saved: kept.res.savedFilePath,
    own: await t.file('a.txt', 'own'),
  };
  for (const [text, filePath] of Object.entries(paths)) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' });
    t.equal([kind, kind === 'success' && JSON.parse(res.data).parts[0].text], ['success', text], 'the result');
  }
});
