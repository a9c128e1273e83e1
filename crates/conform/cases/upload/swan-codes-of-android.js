// On Android an upload fails with 201, 202 or 1001 where no argument was refused.
// clauses: SWAN-ERR-004
// platforms: swan
// evidence: documented
// host: client android
// needs: files upload
check(async (t) => {
  t.api.getFileSystemManager().writeFileSync('bdfile://usr/a', 'hello');
  const a = 'bdfile://usr/a';
  const network = [t.url('/cut'), t.url('/hang'), 'https://unlisted.example.test/'].map((url) => [url, a]);
  for (const [url, filePath] of network.concat([[t.url('/echo'), 'x'], [t.url('/echo'), 'bdfile://usr']])) {
    const { kind, res } = await t.call('uploadFile', { url, filePath, name: 'file' });
    t.equal(kind, 'fail', 'the outcome of ' + url + ' ' + filePath);
    t.ok([201, 202, 1001].includes(res.errCode), '201, 202 or 1001 rather than ' + res.errCode + ' of ' + url + ' ' + filePath);
  }
});
