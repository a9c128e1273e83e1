// A cookie that a server sets is not sent back by itself.
// clauses: WX-REQ-041
// platforms: wx
// evidence: observed
check(async (t) => {
  await t.get('/cookies?set=' + encodeURIComponent('sid=1; Path=/'));
  t.equal((await t.get('/cookies')).data.cookie, null, 'the cookies of the next request');
  const redirect = 'status:302;header:Set-Cookie=sid=2;header:Location=/cookies';
  const { data } = await t.get('/do?s=' + encodeURIComponent(redirect));
  t.equal(data.cookie, null, 'the cookies after a redirect');
});
