// Of two spellings of content-type only one is sent.
// clauses: TTG-REQ-008
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const header = { 'Content-Type': 'text/plain', 'content-type': 'text/csv' };
  const { data } = await t.get('', { url: site + '/echo', method: 'POST', header, data: 'x' });
  t.equal(data.headers.filter((pair) => pair[0].toLowerCase() === 'content-type').length, 1, 'content types');
});
