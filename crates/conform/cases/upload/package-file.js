// A file of the package can be uploaded.
// clauses: WX-UP-013
// platforms: wx
// evidence: assumed
// file: data/a.txt packed
// needs: upload
check(async (t) => {
  for (const filePath of ['/data/a.txt', 'data/a.txt']) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' });
    t.equal([kind, kind === 'success' && JSON.parse(res.data).parts[0].text], ['success', 'packed'], 'the result');
  }
});
