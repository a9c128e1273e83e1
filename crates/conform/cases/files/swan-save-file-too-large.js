// saveFile fails with 2002 where the file is too large for the room that is left.
// clauses: SWAN-ERR-009 SWAN-FILE-006
// platforms: swan
// evidence: documented
// needs: files download
// alone: it fills the room for temporary files
check(async (t) => {
  t.api.getFileSystemManager().writeFileSync('bdfile://usr/a', new ArrayBuffer(6000000));
  const { tempFilePath } = (await t.call('downloadFile', { url: t.url('/bytes/6000000') })).res;
  const { kind, res } = await t.call('saveFile', { tempFilePath });
  t.equal([kind, res.errCode], ['fail', 2002], 'the outcome and errCode');
});
