// Whatever its status, an answer is a success.
// clauses: WX-REQ-053
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const status of [200, 201, 304, 400, 401, 404, 500, 503]) {
    const { kind, res } = await t.call('request', { url: t.url('/status/' + status) });
    t.equal([kind, res.statusCode, res.errMsg], ['success', status, 'request:ok'], 'the result');
  }
});
