// A header that is no object fails the download with 904.
// clauses: SWAN-DWN-003 SWAN-CB-009
// platforms: swan
// evidence: observed
// needs: download
check(async (t) => {
  for (const header of ['test', 0, true]) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/echo'), header });
    const expected = '[jsNative Argument Error]header type error. must be "object"';
    t.equal([kind, res.errCode, res.errMsg], ['fail', 904, expected], 'the outcome with ' + JSON.stringify(header));
  }
});
