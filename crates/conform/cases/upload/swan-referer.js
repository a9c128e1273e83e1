// Uploads and downloads have the Referer and the User-Agent of the host.
// clauses: SWAN-NET-001 SWAN-NET-002 SWAN-NET-005
// platforms: swan
// evidence: documented
// host: appid AbCdEf123
// host: app-version 1.2.3
// needs: files upload download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('bdfile://usr/a.txt', 'hello');
  const header = { Referer: 'https://mine.example.test/', 'User-Agent': 'mine' };
  const sent = (await t.call('uploadFile', { url: t.url('/echo'), filePath: 'bdfile://usr/a.txt', name: 'file', header })).res.data;
  const { res } = await t.call('downloadFile', { url: t.url('/echo'), header });
  for (const echo of [sent, JSON.parse(files.readFileSync(res.tempFilePath, 'utf8'))]) {
    t.match(t.sent(echo, 'referer'), /^https:\/\/[^/]+\/AbCdEf123\/1\.2\.3\/page-frame\.html$/, 'the Referer of a ' + echo.method);
    t.match(t.sent(echo, 'user-agent'), /swan\/\d[\d.]* swan-baiduboxapp\/\d[\d.]*$/, 'the User-Agent of a ' + echo.method);
  }
});
