// An answer with a redirect's status and no Location is final.
// clauses: WX-REQ-063
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { statusCode, data } = await t.get('/do?s=' + encodeURIComponent('status:302;body:here'));
  t.equal([statusCode, data], [302, 'here'], 'the result');
});
