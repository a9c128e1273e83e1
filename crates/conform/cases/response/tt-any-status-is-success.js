// Every status runs success, errors included.
// clauses: TTG-REQ-039 TTB-REQ-022
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  for (const status of [201, 204, 400, 401, 404, 500, 503]) {
    const { kind, res } = await t.call('request', { url: site + '/status/' + status });
    t.equal([kind, res.statusCode], ['success', status], 'the outcome and statusCode');
  }
});
