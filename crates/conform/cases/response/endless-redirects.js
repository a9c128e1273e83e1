// Redirects without end fail the call with errno 600008.
// clauses: WX-REQ-066
// platforms: wx
// evidence: documented
check(async (t) => {
  const loop = '/do?s=' + encodeURIComponent('status:302;header:Location=?s=status:302%3Bheader:Location=/redirect/1000');
  const { kind, res } = await t.call('request', { url: t.url(loop) });
  t.equal([kind, res.errno], ['fail', 600008], 'the result');
  t.match(res.errMsg, /^request:fail .*max redirect count/, 'errMsg');
});
