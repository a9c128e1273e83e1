// Under any other content type an object is sent as JSON.
// clauses: WX-REQ-021
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const type of ['text/plain', 'application/xml', 'multipart/form-data', 'x/y']) {
    const { data } = await t.get('/echo', { method: 'POST', data: { a: [1] }, header: { 'content-type': type } });
    t.equal([data.body, t.sent(data, 'content-type')], ['{"a":[1]}', type], 'the body and its type');
  }
});
