// A header that is "", undefined or null counts as absent.
// clauses: TTG-STD-012 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  for (const header of [undefined, null, '']) {
    const { kind, res } = await t.call('request', { url: site + '/echo', header });
    t.equal(kind, 'success', 'the outcome with ' + String(header));
    t.equal(t.sent(res.data, 'content-type'), 'application/json', 'content-type with ' + String(header));
  }
});
