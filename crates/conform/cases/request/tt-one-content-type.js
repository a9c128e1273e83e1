// Of two spellings of content-type only one is sent.
// clauses: TTG-REQ-008
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  // A block's own site needs no CORS.
  const site = t.platform === 'tt-block' ? 'https://example.feishu.cn' : t.url('');
  const header = { 'Content-Type': 'text/plain', 'content-type': 'text/csv' };
  const { data } = await t.get('', { url: site + '/echo', method: 'POST', header, data: 'x' });
  t.equal(data.headers.filter((pair) => pair[0].toLowerCase() === 'content-type').length, 1, 'content types');
});
