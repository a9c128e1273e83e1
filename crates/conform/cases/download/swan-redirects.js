// Redirects are followed, and a target must be in the list of downloads as well.
// clauses: SWAN-NET-020 SWAN-DOM-020
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://other.example.test"], "download": ["https://api.example.test"]}
// needs: download
check(async (t) => {
  const followed = await t.call('downloadFile', { url: t.url('/redirect/2') });
  t.equal([followed.kind, followed.res.statusCode], ['success', 200], 'the outcome within the list');
  const away = await t.call('downloadFile', { url: t.url('/redirect?to=https://other.example.test/echo/swan-redirects') });
  t.equal(away.kind, 'fail', 'the outcome that leads to another host');
  t.equal((await t.logged('/echo/swan-redirects')).length, 0, 'requests there');
});
