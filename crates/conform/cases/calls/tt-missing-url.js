// A call without a url fails.
// clauses: TTG-STD-014 TTG-REQ-002 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  for (const options of [{}, { url: undefined }, { url: null }, { url: '' }]) {
    const { kind, res } = await t.call('request', options);
    t.equal(kind, 'fail', 'the outcome');
    t.match(res.errMsg, /^request:fail( |$)/, 'errMsg');
  }
});
