// A header that is not legal HTTP fails the call, and nothing is sent.
// clauses: TTB-REQ-012
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  for (const header of [{ 'a b': '1' }, { '': '1' }, { 'a:': '1' }, { 'x-中': '1' }, { x: 'a\r\nb: c' }, { x: 'a\0b' }]) {
    const { kind, res } = await t.call('request', { url: site + '/echo/tt-block-illegal-header', header });
    t.equal(kind, 'fail', 'the outcome with ' + JSON.stringify(header));
    t.match(res.errMsg, /^request:fail/, 'errMsg');
  }
  const { requests } = (await t.get('', { url: site + '/log?path=/echo/tt-block-illegal-header' })).data;
  t.equal(requests.length, 0, 'requests');
});
