// A timeout in the call has no effect: the time-out is that of app.json.
// clauses: TTG-REQ-038
// platforms: tt-gadget
// evidence: documented
// file: app.json {"networkTimeout":{"request":3000}}
check(async (t) => {
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/hang'), timeout: 100 });
  t.equal([kind, Date.now() - begun], ['fail', 3000], 'the outcome and time');
});
