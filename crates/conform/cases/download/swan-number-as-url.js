// A number passes the type check of a download as text, and fails later.
// clauses: SWAN-DWN-002 SWAN-CB-013
// platforms: swan
// evidence: observed
// needs: download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: 5 });
  t.equal(kind, 'fail', 'the outcome');
  t.ok(!String(res.errMsg).includes('type error'), 'another message than ' + res.errMsg);
});
