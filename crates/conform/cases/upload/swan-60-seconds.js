// An upload or a download without an answer fails after 60 seconds with 1001.
// clauses: SWAN-NET-009 SWAN-NET-008 SWAN-NET-013
// platforms: swan
// evidence: documented
// needs: files upload download
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const [name, more] of [['uploadFile', { filePath, name: 'file' }], ['downloadFile', {}]]) {
    const begun = Date.now();
    const { kind, res } = await t.call(name, Object.assign({ url: t.url('/hang') }, more));
    t.equal([kind, res.errCode], ['fail', 1001], 'the outcome and errCode of ' + name);
    t.equal(Math.round((Date.now() - begun) / 1000), 60, 'seconds of ' + name);
  }
});
