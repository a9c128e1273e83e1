// An error status with the right CORS headers runs success.
// clauses: TTB-REQ-022
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const cors = '/cors?allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  for (const status of [403, 404, 500]) {
    const { kind, res } = await t.call('request', { url: t.url(cors + '&body=no&status=' + status) });
    t.equal([kind, res.statusCode, res.data], ['success', status, 'no'], 'the outcome, statusCode and data');
  }
});
