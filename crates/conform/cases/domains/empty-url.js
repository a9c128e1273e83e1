// An empty url fails, as empty or as invalid.
// clauses: WX-DOM-036
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { kind, res } = await t.call('request', { url: '' });
  t.equal(kind, 'fail', 'the outcome');
  t.match(res.errMsg, /^request:fail (url is empty|invalid url "")$/, 'errMsg');
});
