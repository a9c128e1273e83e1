// No cookie is ever sent: those of answers are not kept.
// clauses: TTB-REQ-015
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  await t.get('', { url: site + '/cookies?set=' + encodeURIComponent('sid=1; Path=/') });
  t.equal((await t.get('', { url: site + '/cookies' })).data.cookie, null, 'the cookie of the second request');
});
