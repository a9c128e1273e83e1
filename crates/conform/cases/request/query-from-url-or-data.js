// A GET with its parameters in the URL and one with them in data are the same request.
// clauses: WX-REQ-009
// platforms: wx
// evidence: documented
check(async (t) => {
  const inUrl = (await t.get('/echo?id=1&name=x')).data;
  const inData = (await t.get('/echo', { data: { id: 1, name: 'x' } })).data;
  for (const part of ['method', 'target', 'headers', 'length']) t.equal(inData[part], inUrl[part], part);
});
