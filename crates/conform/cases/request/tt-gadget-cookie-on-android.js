// On the client "android" a Cookie header of the script is sent as given.
// clauses: TTG-REQ-031
// platforms: tt-gadget
// evidence: assumed
// host: client android
check(async (t) => {
  const { data } = await t.get('/cookies', { header: { Cookie: 'a=1; b=2' } });
  t.equal(data.cookie, 'a=1; b=2', 'the cookie');
});
