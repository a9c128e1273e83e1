// A timeout in the call is honoured, as adapters that pass it on expect; no document asks for it.
// clauses: TTG-REQ-038
// platforms: tt-gadget
// evidence: observed
check(async (t) => {
  const begun = Date.now();
  const { kind, res } = await t.call('request', { url: t.url('/slow?wait=2s&body=late'), timeout: 100 });
  t.equal([kind, res.errMsg, Date.now() - begun], ['fail', 'request:fail timeout', 100], 'the outcome, text and time');
});
