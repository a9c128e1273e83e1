// success gets tempFilePath and statusCode, and nothing else.
// clauses: SWAN-DWN-004 SWAN-CB-004
// platforms: swan
// evidence: documented
// needs: download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: t.url('/text') });
  t.equal([kind, typeof res.tempFilePath, res.statusCode], ['success', 'string', 200], 'the result');
  t.equal(Object.keys(res).sort(), ['statusCode', 'tempFilePath'], 'the keys');
});
