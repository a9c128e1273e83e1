// A Cookie header that the program sets is sent as it is.
// clauses: SWAN-NET-006
// platforms: swan
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/cookies', { header: { Cookie: 'a=1; b=2' } });
  t.equal(data.cookie, 'a=1; b=2', 'the cookie');
});
