// What the program changes in data after the call is not sent.
// clauses: SWAN-CB-012
// platforms: swan
// evidence: observed
check(async (t) => {
  const data = { a: 1 };
  const done = t.call('request', { url: t.url('/echo'), method: 'POST', data });
  data.a = 2;
  t.equal((await done).res.data.body, '{"a":1}', 'the body');
});
