// With any other dataType data is the text unchanged.
// clauses: TTG-REQ-047 TTB-REQ-020
// platforms: tt-gadget tt-block
// evidence: observed
check(async (t) => {
  // A block's own site needs no CORS.
  const site = t.platform === 'tt-block' ? 'https://example.feishu.cn' : t.url('');
  for (const dataType of ['string', 'text', 'other']) {
    t.equal((await t.get('', { url: site + '/json?body={"a":1}', dataType })).data, '{"a":1}', 'data with ' + dataType);
  }
});
