// Uploads and downloads over http fail, and nothing is sent.
// clauses: SWAN-DOM-001
// platforms: swan
// evidence: documented
// needs: files upload download
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const [name, more] of [['uploadFile', { filePath, name: 'file' }], ['downloadFile', {}]]) {
    const { kind } = await t.call(name, Object.assign({ url: t.plain('/echo/swan-http-refused') }, more));
    t.equal(kind, 'fail', 'the outcome of ' + name);
  }
  t.equal((await t.logged('/echo/swan-http-refused')).length, 0, 'requests');
});
