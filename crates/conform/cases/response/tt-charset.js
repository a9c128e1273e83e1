// Text is decoded by the charset of its content-type, and as UTF-8 without one.
// clauses: TTG-REQ-059 TTB-REQ-023
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  for (const label of ['gbk', 'gb18030', 'big5', 'utf-8']) {
    const { data } = await t.get('', { url: site + '/charset/' + label + '?text=' + encodeURIComponent('你好') });
    t.equal(data, '你好', 'data in ' + label);
  }
  const { data } = await t.get('', { url: site + '/charset/utf-8?label=none&text=' + encodeURIComponent('你好') });
  t.equal(data, '你好', 'data without a label');
});
