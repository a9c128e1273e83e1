// http and https URLs are both called.
// clauses: TTG-REQ-003
// platforms: tt-gadget
// evidence: documented
// host: no-domains
check(async (t) => {
  t.equal((await t.get('', { url: t.plain('/echo') })).data.scheme, 'http', 'the scheme of an http URL');
  t.equal((await t.get('/echo')).data.scheme, 'https', 'the scheme of an https URL');
});
