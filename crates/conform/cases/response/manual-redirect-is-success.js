// With redirect: 'manual' a redirect is a success with its status.
// clauses: WX-REQ-065
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const status of [301, 302, 303, 307, 308]) {
    const { kind, res } = await t.call('request', { url: t.url('/redirect/1?status=' + status), redirect: 'manual' });
    t.equal([kind, res.statusCode, res.errMsg], ['success', status, 'request:ok'], 'the result of ' + status);
  }
});
