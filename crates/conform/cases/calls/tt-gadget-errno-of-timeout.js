// A time-out fails with errno 302 if with any.
// clauses: TTG-ERR-004
// platforms: tt-gadget
// evidence: assumed
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/hang') });
  t.equal(kind, 'fail', 'the outcome');
  t.ok([undefined, 302].includes(res.errno), 'errno 302 rather than ' + res.errno);
});
