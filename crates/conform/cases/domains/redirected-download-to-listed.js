// A download is redirected to a host of the download list, which needs to be on no other.
// clauses: WX-DL-023
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "download": ["https://api.example.test", "https://other.example.test"]}
// needs: files download
check(async (t) => {
  const to = encodeURIComponent('https://other.example.test/text?text=there');
  const { kind, res } = await t.call('downloadFile', { url: t.url('/redirect?to=' + to) });
  t.equal([kind, res.statusCode], ['success', 200], 'the result');
  const read = await t.fs('readFile', { filePath: res.tempFilePath, encoding: 'utf8' });
  t.equal(read.res.data, 'there', 'the file');
});
