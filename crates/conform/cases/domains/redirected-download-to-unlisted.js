// A download is not redirected to a host that the download list does not have, whatever other lists have.
// clauses: WX-DL-023 WX-DOM-018
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://other.example.test"], "upload": ["https://other.example.test"], "download": ["https://api.example.test"]}
// needs: download
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const to = encodeURIComponent('https://other.example.test/echo');
  const { kind, res } = await t.call('downloadFile', { url: t.url('/redirect?to=' + to) });
  t.equal([kind, res.errMsg], ['fail', 'downloadFile:fail url not in domain list'], 'the result');
  const { requests } = (await t.get('/log?since=' + last)).data;
  t.equal(requests.map((request) => request.host), ['api.example.test'], 'who was asked');
});
