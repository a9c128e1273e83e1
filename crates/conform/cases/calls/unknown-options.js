// Options that the platform does not know are ignored.
// clauses: WX-API-020
// platforms: wx
// evidence: assumed
check(async (t) => {
  const unknown = { foo: 1, onProgress: () => {}, nested: { a: [1] }, body: 'x', headers: { a: 'b' } };
  const { data } = await t.get('/echo', unknown);
  t.equal([data.method, data.target, data.body], ['GET', '/echo', ''], 'the request');
  t.equal(t.sent(data, 'a'), undefined, 'a header from an unknown option');
});
