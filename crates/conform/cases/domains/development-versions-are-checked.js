// A development version is checked too, unless the check is switched off.
// clauses: WX-DOM-021
// platforms: wx
// evidence: assumed
// host: client devtools
// host: app-version 0
check(async (t) => {
  const { kind } = await t.call('request', { url: 'https://unlisted.example.test/echo' });
  t.equal(kind, 'fail', 'the outcome for an unlisted host');
  await t.get('/echo');
});
