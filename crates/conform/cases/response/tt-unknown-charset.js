// A charset that nobody knows is read as UTF-8.
// clauses: TTG-REQ-059 TTB-REQ-024
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const { data } = await t.get('', { url: site + '/charset/utf-8?label=klingon&text=' + encodeURIComponent('你好') });
  t.equal(data, '你好', 'data');
});
