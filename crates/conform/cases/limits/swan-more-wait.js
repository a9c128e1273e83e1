// Requests over the limit wait and succeed.
// clauses: SWAN-NET-016
// platforms: swan
// evidence: documented
check(async (t) => {
  const calls = Array.from({ length: 8 }, () => t.call('request', { url: t.url('/slow?wait=1s') }));
  const kinds = (await Promise.all(calls)).map((call) => call.kind);
  t.equal(kinds, Array(8).fill('success'), 'the outcomes');
});
