// With the check switched off, http and unlisted hosts work.
// clauses: SWAN-DOM-018
// platforms: swan
// evidence: documented
// host: skip-url-check
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'http://foreign.example.test/echo' });
  t.equal(kind, 'success', 'the outcome over http');
  t.equal(res.data.scheme, 'http', 'the scheme');
  const secure = await t.call('request', { url: 'https://foreign.example.test/echo' });
  t.equal(secure.kind, 'success', 'the outcome over https');
});
