// A header that is repeated is joined with a comma, Set-Cookie too.
// clauses: WX-REQ-057
// platforms: wx
// evidence: observed
check(async (t) => {
  const { header } = await t.get('/headers?x-a=1&x-b=0&x-a=2&x-a=3');
  t.equal([header['x-a'], header['x-b']], ['1,2,3', '0'], 'the headers');
  const cookies = ['a=1; Path=/', 'b=2; Expires=Thu, 01 Jan 2032 00:00:00 GMT'];
  const set = cookies.map((cookie) => 'Set-Cookie=' + encodeURIComponent(cookie)).join('&');
  const answer = (await t.get('/headers?' + set)).header;
  const joined = answer['Set-Cookie'] || answer['set-cookie'];
  t.equal(joined, cookies.join(','), 'the cookies in header');
});
