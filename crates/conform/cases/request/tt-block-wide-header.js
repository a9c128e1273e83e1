// A header value within Latin-1 goes out as one byte per character, as in Fetch; one beyond it as UTF-8.
// clauses: TTB-REQ-012
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const { data } = await t.get('/echo', { header: { Accept: 'caf\u00e9' } });
  t.equal(t.sent(data, 'accept'), 'caf\u00e9', 'what the server read as Latin-1');
  const bytes = await t.get('/echo', { header: { Accept: '\u00c3\u00a9' } });
  t.equal(t.sent(bytes.data, 'accept'), '\u00e9', 'what the server made of the bytes C3 A9');
  const wide = await t.get('/echo', { header: { Accept: '\u5f20' } });
  t.equal(t.sent(wide.data, 'accept'), '\u5f20', 'what the server read as UTF-8');
});
