// On Android a scheme other than http and https has a message and a number of its own.
// clauses: WX-DOM-027
// platforms: wx
// evidence: observed
// host: client android
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'ftp://api.example.test/x' });
  const expected = ['fail', 'request:fail request protocol must be http or https', 600005];
  t.equal([kind, res.errMsg, res.errno], expected, 'the result');
});
