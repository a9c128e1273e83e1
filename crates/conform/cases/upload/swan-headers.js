// Headers of the script are sent with an upload, but its referer is not.
// clauses: SWAN-UPL-005 SWAN-NET-001
// platforms: swan
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  t.equal((await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file' })).kind, 'success', 'the outcome without header');
  for (const name of ['referer', 'Referer']) {
    const header = { [name]: 'https://mine.example.test/', 'X-Own': 'one' };
    const echo = (await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file', header })).res.data;
    t.equal(t.sent(echo, 'x-own'), 'one', 'the header');
    t.ok(!JSON.stringify(echo.headers).includes('mine.example.test'), 'the value of ' + name + ' left out');
  }
});
