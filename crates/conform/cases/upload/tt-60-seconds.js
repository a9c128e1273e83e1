// An upload without an answer fails after 60 seconds.
// clauses: TTG-UP-010 TTG-UP-014 TTG-ERR-011
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const begun = Date.now();
  const { kind, res } = await t.call('uploadFile', { url: t.url('/hang'), filePath, name: 'file' });
  t.equal([kind, res.errMsg], ['fail', 'uploadFile:fail timeout'], 'the outcome and errMsg');
  t.equal(Math.round((Date.now() - begun) / 1000), 60, 'seconds');
});
