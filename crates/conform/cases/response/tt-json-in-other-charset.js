// JSON in another charset is decoded before it is parsed.
// clauses: TTG-REQ-059 TTB-REQ-023
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const query = '?type=application/json&text=' + encodeURIComponent('{"a":"你好"}');
  t.equal((await t.get('', { url: site + '/charset/gbk' + query })).data, { a: '你好' }, 'data');
});
