// No cookie is ever sent: those of answers are not kept.
// clauses: TTB-REQ-015
// platforms: tt-block
// evidence: documented
check(async (t) => {
  // A block's own site needs no CORS.
  const site = 'https://example.feishu.cn';
  await t.get('', { url: site + '/cookies?set=' + encodeURIComponent('sid=1; Path=/') });
  t.equal((await t.get('', { url: site + '/cookies' })).data.cookie, null, 'the cookie of the second request');
});
