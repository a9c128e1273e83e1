// What is put onto the clipboard can be taken from it.
// clauses: WX-API-001 TTG-STD-001 SWAN-CB-001
// platforms: wx tt-gadget swan
// evidence: documented
check(async (t) => {
  t.equal((await t.call('setClipboardData', { data: 'text' })).kind, 'success', 'the outcome');
  t.equal((await t.call('getClipboardData')).res.data, 'text', 'what comes back');
});
