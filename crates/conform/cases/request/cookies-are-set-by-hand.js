// A Cookie header of the script is sent.
// clauses: WX-REQ-041
// platforms: wx
// evidence: observed
check(async (t) => {
  for (const name of ['Cookie', 'cookie']) {
    const { data } = await t.get('/cookies', { header: { [name]: 'a=1; b=2' } });
    t.equal(data.cookies, { a: '1', b: '2' }, 'the cookies at the server');
  }
});
