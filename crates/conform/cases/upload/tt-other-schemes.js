// A URL of another scheme, or that is none, fails an upload.
// clauses: TTG-UP-002 TTG-ERR-007
// platforms: tt-gadget
// evidence: documented
// host: no-domains
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const url of ['ftp://api.example.test/upload', 'ws://api.example.test/upload', 'ttfile://user/a.txt', '/upload', 'nothing']) {
    const { kind, res } = await t.call('uploadFile', { url, filePath, name: 'file' });
    t.equal(kind, 'fail', 'the outcome of ' + url);
    t.match(res.errMsg, /^uploadFile:fail( |$)/, 'errMsg of ' + url);
    t.ok([undefined, 104, 307].includes(res.errno), 'errno 104 or 307 of ' + url + ' rather than ' + res.errno);
  }
});
