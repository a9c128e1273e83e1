// With any other dataType data is the text unchanged.
// clauses: TTG-REQ-047 TTB-REQ-020
// platforms: tt-gadget tt-block
// evidence: observed
check(async (t) => {
  const site = t.url('');
  for (const dataType of ['string', 'text', 'other']) {
    t.equal((await t.get('', { url: site + '/json?body={"a":1}', dataType })).data, '{"a":1}', 'data with ' + dataType);
  }
});
