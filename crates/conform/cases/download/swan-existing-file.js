// A file that is at filePath already is replaced.
// clauses: SWAN-DWN-008
// platforms: swan
// evidence: observed
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const filePath = 'bdfile://usr/a.txt';
  files.writeFileSync(filePath, 'something long that was there before');
  const { kind } = await t.call('downloadFile', { url: t.url('/text?text=new'), filePath });
  t.equal([kind, files.readFileSync(filePath, 'utf8')], ['success', 'new'], 'the outcome and file');
});
