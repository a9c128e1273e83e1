// An apostrophe in a query goes out as encodeURIComponent leaves it.
// clauses: TTG-REQ-014 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  // A block's own site needs no CORS.
  const site = t.platform === 'tt-block' ? 'https://example.feishu.cn' : t.url('');
  t.equal((await t.get('', { url: site + '/echo', data: { a: "it's" } })).data.query, "a=it's", 'the query');
});
