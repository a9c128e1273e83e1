// The rule on https does not depend on domain lists.
// clauses: TTB-REQ-004
// platforms: tt-block
// evidence: documented
// host: no-domains
check(async (t) => {
  const { kind } = await t.call('request', { url: 'http://example.feishu.cn/echo' });
  t.equal(kind, 'fail', 'the outcome');
});
