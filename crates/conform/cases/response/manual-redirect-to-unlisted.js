// With redirect: 'manual' the target of a redirect need not be listed: nobody goes there.
// clauses: WX-REQ-064 WX-REQ-065
// platforms: wx
// evidence: assumed
check(async (t) => {
  const url = t.url('/redirect?to=' + encodeURIComponent('http://unlisted.example.test/echo'));
  const { kind, res } = await t.call('request', { url, redirect: 'manual' });
  t.equal([kind, res.statusCode], ['success', 302], 'the result');
});
