// Bytes that are none in their charset become U+FFFD and never a failure.
// clauses: TTG-REQ-059 TTB-REQ-023
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  for (const type of ['text/plain', 'text/plain; charset=utf-8', 'text/plain; charset=gbk']) {
    const script = encodeURIComponent('header:Content-Type=' + type.replace(';', '\\;') + ';hex:61ff62');
    const { kind, res } = await t.call('request', { url: site + '/do?s=' + script });
    t.equal(kind, 'success', 'the outcome of ' + type);
    t.match(res.data, /^a\ufffd/, 'data of ' + type);
  }
});
