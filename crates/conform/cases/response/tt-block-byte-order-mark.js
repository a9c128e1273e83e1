// A byte order mark decides on the charset before the label does, and one of them is removed.
// clauses: TTB-REQ-024
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const text = '&body=' + encodeURIComponent('你好');
  const data = async (path) => (await t.get('', { url: site + path })).data;
  t.equal(await data('/bom?n=1' + text), '你好', 'data with one mark');
  t.equal(await data('/bom?n=2' + text), '\ufeff你好', 'data with two marks');
  t.equal(await data('/bom?n=1&type=' + encodeURIComponent('text/plain; charset=gbk') + text), '你好', 'data under another label');
  t.equal(await data('/bom?n=1&body={"a":1}'), { a: 1 }, 'JSON after a mark');
});
