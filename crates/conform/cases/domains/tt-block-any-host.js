// A block may call any host: no list is asked.
// clauses: TTB-REQ-003
// platforms: tt-block
// evidence: documented
// host: domains {"request": ["https://api.example.test"]}
check(async (t) => {
  const cors = '/cors?allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  for (const host of ['api.example.test', 'other.example.test', 'other.example.test:8443']) {
    const { kind, res } = await t.call('request', { url: 'https://' + host + cors });
    t.equal([kind, res.statusCode], ['success', 200], 'the outcome for ' + host);
  }
});
