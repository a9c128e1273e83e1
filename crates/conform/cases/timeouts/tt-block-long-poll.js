// A poll of a block that is answered after 50 seconds succeeds, and so does the next one.
// clauses: TTB-WS-002
// platforms: tt-block
// evidence: documented
check(async (t) => {
  for (const body of ['first', 'second']) {
    const begun = Date.now();
    const { kind, res } = await t.call('request', { url: t.url('/slow?wait=50s&body=' + body) });
    t.equal([kind, res.data], ['success', body], 'the outcome and data');
    t.equal(Math.round((Date.now() - begun) / 1000), 50, 'seconds');
  }
});
