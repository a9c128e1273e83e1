// With filePath the file is stored there, and the result has filePath in place of tempFilePath.
// clauses: SWAN-DWN-006 SWAN-DWN-007
// platforms: swan
// evidence: documented
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.mkdirSync('bdfile://usr/d');
  for (const filePath of ['bdfile://usr/x.pdf', t.api.env.USER_DATA_PATH + '/y.pdf', 'bdfile://usr/d/z.pdf']) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/text?text=fine'), filePath });
    t.equal([kind, res.filePath, res.statusCode], ['success', filePath, 200], 'the result of ' + filePath);
    t.equal(Object.keys(res).sort(), ['filePath', 'statusCode'], 'the keys of ' + filePath);
    t.equal(files.readFileSync(filePath, 'utf8'), 'fine', 'the file ' + filePath);
  }
});
