// A filePath in a folder that does not exist fails with 1001.
// clauses: SWAN-DWN-008
// platforms: swan
// evidence: observed
// needs: download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: t.url('/text'), filePath: 'bdfile://usr/none/a.txt' });
  t.equal([kind, res.errCode], ['fail', 1001], 'the outcome and errCode');
  t.ok(res.errMsg.includes('realFilePath create fail'), '"realFilePath create fail" in ' + res.errMsg);
});
