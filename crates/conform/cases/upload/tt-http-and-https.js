// A file can be uploaded over http and over https.
// clauses: TTG-UP-002
// platforms: tt-gadget
// evidence: documented
// host: no-domains
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const url of [t.url('/echo'), t.plain('/echo')]) {
    const { kind, res } = await t.call('uploadFile', { url, filePath, name: 'file' });
    t.equal([kind, JSON.parse(res.data).scheme], ['success', url.split(':')[0]], 'the outcome and scheme of ' + url);
  }
});
