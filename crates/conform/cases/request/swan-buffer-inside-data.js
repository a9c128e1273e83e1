// An ArrayBuffer inside data becomes an empty object.
// clauses: SWAN-CB-012
// platforms: swan
// evidence: observed
check(async (t) => {
  const { data } = await t.get('/echo', { method: 'POST', data: { b: new Uint8Array([1, 2]).buffer, x: 1 } });
  t.equal(data.body, '{"b":{},"x":1}', 'the body');
});
