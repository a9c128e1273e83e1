// On iOS a parameter that does not work fails with 202 or 1.
// clauses: SWAN-UPL-025 SWAN-ERR-004
// platforms: swan
// evidence: documented
// host: client ios
// needs: upload
check(async (t) => {
  for (const filePath of ['bdfile://usr/none.txt', 'nothing']) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file' });
    t.equal(kind, 'fail', 'the outcome of ' + filePath);
    t.ok(res.errCode === 202 || res.errCode === 1, 'errCode 202 or 1 of ' + filePath + ' rather than ' + res.errCode);
  }
});
