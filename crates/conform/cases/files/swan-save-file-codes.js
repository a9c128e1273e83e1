// saveFile fails with a code of its table: of a path that is bad, or of a file that does not exist.
// clauses: SWAN-ERR-009
// platforms: swan
// evidence: documented
// needs: files
check(async (t) => {
  const missing = await t.call('saveFile', { tempFilePath: 'bdfile://tmp_none' });
  t.equal([missing.kind, missing.res.errCode], ['fail', 2001], 'a file that does not exist');
  for (const tempFilePath of ['nothing', 'file:///etc/passwd', 'bdfile://else/a']) {
    const { kind, res } = await t.call('saveFile', { tempFilePath });
    t.equal(kind, 'fail', 'the outcome of ' + tempFilePath);
    t.ok([2000, 2001].includes(res.errCode), 'errCode 2000 or 2001 of ' + tempFilePath + ' rather than ' + res.errCode);
  }
});
