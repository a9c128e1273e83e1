// A number as the path of a file passes the type check as text, and fails later: the code is not 904.
// clauses: SWAN-CB-013
// platforms: swan
// evidence: observed
// needs: files
check(async (t) => {
  for (const [name, options] of [['saveFile', { tempFilePath: 5 }], ['getFileInfo', { filePath: 5 }], ['removeSavedFile', { filePath: 5 }]]) {
    const { kind, res } = await t.call(name, options);
    t.equal(kind, 'fail', 'the outcome of ' + name);
    t.ok(res.errCode !== 904, 'another errCode than 904 of ' + name);
  }
});
