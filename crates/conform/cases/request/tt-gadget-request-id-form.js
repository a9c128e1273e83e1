// A request id is 02, the time in 13 digits, and 38 letters and digits.
// clauses: TTG-REQ-029
// platforms: tt-gadget
// evidence: observed
check(async (t) => {
  const begun = Date.now();
  const { trace } = await t.get('/echo');
  t.match(trace, /^02\d{13}[0-9a-z]{38}$/, 'the id');
  t.ok(Math.abs(Number(trace.slice(2, 15)) - begun) < 60000, 'the time in it');
});
