// Nine redirects are followed, a tenth is not.
// clauses: SWAN-NET-020
// platforms: swan
// evidence: observed
check(async (t) => {
  t.equal((await t.call('request', { url: t.url('/redirect/9') })).kind, 'success', 'the outcome of 9');
  t.equal((await t.call('request', { url: t.url('/redirect/10') })).kind, 'fail', 'the outcome of 10');
});
