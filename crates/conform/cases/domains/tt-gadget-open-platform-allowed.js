// open.feishu.cn may be called from a gadget.
// clauses: TTG-REQ-004
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://open.feishu.cn/echo' });
  t.equal([kind, res.statusCode], ['success', 200], 'the outcome and statusCode');
});
