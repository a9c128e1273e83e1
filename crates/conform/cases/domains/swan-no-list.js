// A program without any list, in development, is not checked: http works.
// clauses: SWAN-DOM-018
// platforms: swan
// evidence: assumed
// host: no-domains
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.plain('/echo') });
  t.equal([kind, res.data && res.data.scheme], ['success', 'http'], 'the outcome and the scheme');
});
