// Every login gives another code.
// clauses: WX-API-001 TTG-STD-001 SWAN-CB-001
// platforms: wx tt-gadget tt-block swan
// evidence: documented
// alone: it depends on an account
check(async (t) => {
  const codes = [];
  for (let n = 0; n < 3; n++) codes.push((await t.call('login')).res.code);
  t.equal(codes.map((code) => typeof code), ['string', 'string', 'string'], 'their types');
  t.equal(new Set(codes).size, 3, 'how many are different');
});
