// data may be a string, an object or an ArrayBuffer, or be left out.
// clauses: TTG-REQ-011 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const body = async (data) => (await t.get('', { url: site + '/echo', method: 'POST', data })).data.bodyBase64;
  t.equal(await body({ a: 1 }), 'eyJhIjoxfQ==', 'the body of an object');
  t.equal(await body('a=1'), 'YT0x', 'the body of a string');
  t.equal(await body(new Uint8Array([0, 255]).buffer), 'AP8=', 'the body of a buffer');
  t.equal(await body(undefined), '', 'the body without data');
});
