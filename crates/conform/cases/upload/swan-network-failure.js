// A network failure, a time-out and abort fail an upload with the number 1001.
// clauses: SWAN-UPL-025 SWAN-ERR-004 SWAN-CB-015 SWAN-CB-003
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "upload": ["https://api.example.test", "https://unresolved.example.test", "https://refused.example.test"]}
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const urls = ['https://unresolved.example.test/', 'https://refused.example.test/', t.url('/cut'), t.url('/reset'), t.url('/hang')];
  for (const url of urls) {
    const { kind, res } = await t.call('uploadFile', { url, filePath, name: 'file' });
    t.equal([kind, res.errCode], ['fail', 1001], 'the outcome and errCode of ' + url);
    t.ok(typeof res.errMsg === 'string' && res.errMsg !== '', 'a message of ' + url);
    t.equal(Object.keys(res).sort(), ['errCode', 'errMsg'], 'the keys of ' + url);
  }
});
