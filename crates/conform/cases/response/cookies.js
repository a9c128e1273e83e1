// cookies has one string for each Set-Cookie, and none without.
// clauses: WX-REQ-058
// platforms: wx
// evidence: documented
check(async (t) => {
  const given = ['a=1; Path=/; HttpOnly', 'b=2; Expires=Thu, 01 Jan 2032 00:00:00 GMT', 'a=3'];
  const set = given.map((cookie) => 'set=' + encodeURIComponent(cookie)).join('&');
  t.equal((await t.get('/cookies?' + set)).cookies, given, 'the cookies');
  t.equal((await t.get('/cookies')).cookies, [], 'the cookies where none are set');
});
