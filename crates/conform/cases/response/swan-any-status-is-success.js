// Every status ends in success, errors included.
// clauses: SWAN-NET-019
// platforms: swan
// evidence: documented
check(async (t) => {
  for (const status of [201, 204, 400, 401, 404, 500, 503]) {
    const { kind, res } = await t.call('request', { url: t.url('/status/' + status) });
    t.equal([kind, res.statusCode], ['success', status], 'the outcome and statusCode');
  }
});
