// data may be a string, an object or an ArrayBuffer.
// clauses: WX-REQ-006
// platforms: wx
// evidence: documented
check(async (t) => {
  const body = async (data) => (await t.get('/echo', { method: 'POST', data })).data.body;
  t.equal(await body('text'), 'text', 'a string');
  t.equal(await body({ a: 1 }), '{"a":1}', 'an object');
  t.equal(await body(new Uint8Array([97, 98]).buffer), 'ab', 'an ArrayBuffer');
});
