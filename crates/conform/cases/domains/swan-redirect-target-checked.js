// From 3.160.3 on a redirect to an unlisted host or to http fails, and the target is not called.
// clauses: SWAN-DOM-020
// platforms: swan
// evidence: documented
// host: base-library 3.160.3
check(async (t) => {
  const targets = [
    'https://foreign.example.test/echo/swan-redirect-target-checked',
    t.plain('/echo/swan-redirect-target-checked'),
  ];
  for (const target of targets) {
    const { kind } = await t.call('request', { url: t.url('/redirect?to=' + encodeURIComponent(target)) });
    t.equal(kind, 'fail', 'the outcome of a redirect to ' + target);
  }
  const { requests } = (await t.get('/log?path=/echo/swan-redirect-target-checked')).data;
  t.equal(requests.length, 0, 'requests of the targets');
});
