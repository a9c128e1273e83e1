// data may be an object, a string or an ArrayBuffer.
// clauses: SWAN-REQ-004
// platforms: swan
// evidence: documented
// host: base-library 3.130.1
check(async (t) => {
  const body = async (data) => (await t.get('/echo', { method: 'POST', data })).data.bodyBase64;
  t.equal(await body({ a: 1 }), 'eyJhIjoxfQ==', 'the body of an object');
  t.equal(await body('a=1'), 'YT0x', 'the body of a string');
  t.equal(await body(new Uint8Array([0, 255]).buffer), 'AP8=', 'the body of a buffer');
});
