// A number given as the URL of a download is no argument error: its code is not 904.
// clauses: SWAN-CB-013 SWAN-CB-019
// platforms: swan
// evidence: observed
// needs: download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: 5 });
  t.equal(kind, 'fail', 'the outcome');
  t.ok(res.errCode !== 904, 'another errCode than 904');
});
