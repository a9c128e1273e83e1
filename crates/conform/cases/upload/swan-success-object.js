// success gets data and statusCode, and nothing else.
// clauses: SWAN-UPL-010 SWAN-CB-004
// platforms: swan
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const [path, status] of [['/text', 200], ['/status/404?body=x', 404], ['/status/500', 500]]) {
    const { kind, res } = await t.call('uploadFile', { url: t.url(path), filePath, name: 'file' });
    t.equal([kind, res.statusCode], ['success', status], 'the outcome of ' + path);
    t.equal(Object.keys(res).sort(), ['data', 'statusCode'], 'the keys of ' + path);
  }
});
