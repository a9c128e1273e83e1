// A download that cannot be stored, for the room of temporary files is used up, fails with 1001.
// clauses: SWAN-DWN-023 SWAN-FILE-005
// platforms: swan
// evidence: documented
// needs: files download
check(async (t) => {
  const first = await t.call('downloadFile', { url: t.url('/bytes/6000000') });
  t.equal(first.kind, 'success', 'the outcome of the first');
  const { kind, res } = await t.call('downloadFile', { url: t.url('/bytes/6000000') });
  t.equal([kind, res.errCode, res.errMsg], ['fail', 1001, 'streamToFile fail'], 'the outcome of the second');
  await t.call('saveFile', { tempFilePath: first.res.tempFilePath });
  const third = await t.call('downloadFile', { url: t.url('/bytes/6000000') });
  t.equal(third.kind, 'success', 'the outcome after the first was saved');
});
