// Nine redirects are followed, a tenth fails like the network.
// clauses: SWAN-NET-020 SWAN-NET-021
// platforms: swan
// evidence: observed
check(async (t) => {
  t.equal((await t.call('request', { url: t.url('/redirect/9') })).kind, 'success', 'the outcome of 9');
  const { kind, res } = await t.call('request', { url: t.url('/redirect/10') });
  t.equal([kind, Number(res.errCode)], ['fail', 1001], 'the outcome and errCode of 10');
});
