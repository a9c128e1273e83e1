// In the developer tools a cookie header of the script is sent, as on phones.
// clauses: TTG-REQ-060
// platforms: tt-gadget
// evidence: assumed
// host: client devtools
check(async (t) => {
  const { data } = await t.get('/cookies', { header: { cookie: 'mine=1' } });
  t.equal(data.cookies.mine, '1', 'the cookie of the script');
});
