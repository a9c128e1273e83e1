// A cookie that an answer sets is not sent with the next request.
// clauses: SWAN-NET-006
// platforms: swan
// evidence: documented
check(async (t) => {
  const first = await t.get('/cookies?set=' + encodeURIComponent('sid=1; Path=/'));
  t.equal(first.data.cookie, null, 'the cookie of the first request');
  const second = await t.get('/cookies');
  t.equal(second.data.cookie, null, 'the cookie of the second request');
});
