// JSON is parsed whatever the content-type of the answer.
// clauses: TTG-REQ-046 TTB-REQ-020
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  t.equal((await t.get('', { url: site + '/text?text={"a":1}' })).data, { a: 1 }, 'data of text/plain');
  const script = encodeURIComponent('body:{"a":1}');
  t.equal((await t.get('', { url: site + '/do?s=' + script })).data, { a: 1 }, 'data without a type');
});
