// On iOS saveFile fails with 202, 2001, 2002 or 2003.
// clauses: SWAN-ERR-009
// platforms: swan
// evidence: documented
// host: client ios
// needs: files
check(async (t) => {
  const missing = await t.call('saveFile', { tempFilePath: 'bdfile://tmp_none' });
  t.equal([missing.kind, missing.res.errCode], ['fail', 2001], 'a file that does not exist');
  for (const tempFilePath of ['nothing', 'bdfile://else/a']) {
    const { kind, res } = await t.call('saveFile', { tempFilePath });
    t.equal(kind, 'fail', 'the outcome of ' + tempFilePath);
    t.ok([202, 2001, 2002, 2003].includes(res.errCode), 'a code of the table rather than ' + res.errCode);
  }
});
