// A header option that is no object is ignored.
// clauses: WX-REQ-034
// platforms: wx
// evidence: assumed
check(async (t) => {
  const usual = (await t.get('/echo')).data.headers;
  for (const header of ['a: b', 12, true, null]) {
    t.equal((await t.get('/echo', { header })).data.headers, usual, 'the headers at the server');
  }
});
