// A URL that begins well but is none is refused by the client and not by the script layer.
// clauses: SWAN-ERR-003
// platforms: swan
// evidence: documented
// host: client android
check(async (t) => {
  const { kind, res, order } = await t.call('request', { url: 'https://[bad/' });
  t.equal(kind, 'fail', 'the outcome');
  t.ok([201, 1001].includes(Number(res.errCode)), 'errCode 201 or 1001 rather than ' + res.errCode);
  t.equal(order, ['returned', 'fail', 'complete'], 'the order');
});
