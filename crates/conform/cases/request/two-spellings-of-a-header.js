// Two spellings of a header name make one line, and two of Cookie one as well: the last one wins.
// clauses: WX-REQ-085
// platforms: wx
// evidence: assumed
check(async (t) => {
  const header = { 'X-Token': '1', 'x-token': '2', Cookie: 'a=1', cookie: 'b=2' };
  const { data } = await t.get('/echo', { header, enableHttp2: false });
  const of = (name) => data.headers.filter(([other]) => other.toLowerCase() === name);
  t.equal(of('x-token'), [['x-token', '2']], 'the lines of X-Token');
  t.equal(of('cookie'), [['cookie', 'b=2']], 'the lines of Cookie');
});
