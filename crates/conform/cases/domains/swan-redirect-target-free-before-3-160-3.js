// Before 3.160.3 only the first URL is checked: a redirect to an unlisted host is followed.
// clauses: SWAN-DOM-020
// platforms: swan
// evidence: documented
// host: base-library 3.160.2
check(async (t) => {
  const target = encodeURIComponent('https://foreign.example.test/echo');
  const { kind, res } = await t.call('request', { url: t.url('/redirect?to=' + target) });
  t.equal(kind, 'success', 'the outcome');
  t.equal(res.data.host, 'foreign.example.test', 'the host that answered');
});
