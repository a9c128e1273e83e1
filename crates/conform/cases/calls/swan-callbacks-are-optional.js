// A call without any callback raises nothing and is sent.
// clauses: SWAN-CB-001
// platforms: swan
// evidence: documented
check(async (t) => {
  t.api.request({ url: t.url('/echo/swan-callbacks-are-optional') });
  await t.wait(100);
  const { requests } = (await t.get('/log?path=/echo/swan-callbacks-are-optional')).data;
  t.ok(requests.length > 0, 'a request');
});
