// An object as data of a POST is a form under application/x-www-form-urlencoded.
// clauses: TTG-REQ-018 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const header = { 'content-type': 'application/x-www-form-urlencoded' };
  const { data } = await t.get('', { url: site + '/echo', method: 'POST', header, data: { 'k&1': 'a b', 中: 'x=y', n: 1 } });
  t.equal(data.body, 'k%261=a%20b&%E4%B8%AD=x%3Dy&n=1', 'the body');
});
