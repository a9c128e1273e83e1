// Files of the package cannot be written, under any of the forms that name them.
// clauses: TTG-FS-004
// platforms: tt-gadget
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  for (const filePath of ['a.txt', '/a.txt', './a.txt', 'd/a.txt']) {
    const res = await new Promise((fail, success) => files.writeFile({ filePath, data: 'x', fail, success }));
    t.equal(res.errno, 202, 'errno of writing ' + filePath);
    t.match(res.errMsg, /^writeFile:fail( |$)/, 'errMsg of writing ' + filePath);
  }
});
