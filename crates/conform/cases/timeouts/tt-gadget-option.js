// A timeout in the call has no effect: the time is that of the whole app.
// clauses: TTG-REQ-037 TTG-REQ-038
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/slow?wait=2s&body=late'), timeout: 100 });
  t.equal([kind, res.data], ['success', 'late'], 'the outcome and data');
});
