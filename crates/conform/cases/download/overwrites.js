// A download replaces the file that is at filePath.
// clauses: WX-DL-014
// platforms: wx
// evidence: assumed
// needs: files download
check(async (t) => {
  const filePath = await t.file('a.txt', 'something longer than the new text');
  const { kind } = await t.call('downloadFile', { url: t.url('/text?text=new'), filePath });
  t.equal(kind, 'success', 'the outcome');
  t.equal((await t.fs('readFile', { filePath, encoding: 'utf8' })).res.data, 'new', 'the file');
});
