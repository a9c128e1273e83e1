// A download works without header, and with one that is empty.
// clauses: TTG-DL-003 TTG-STD-012
// platforms: tt-gadget
// evidence: observed
// needs: download
check(async (t) => {
  t.equal((await t.call('downloadFile', { url: t.url('/echo') })).kind, 'success', 'the outcome without header');
  for (const header of [{}, '', undefined, null]) {
    const { kind } = await t.call('downloadFile', { url: t.url('/echo'), header });
    t.equal(kind, 'success', 'the outcome with header ' + JSON.stringify(header));
  }
});
