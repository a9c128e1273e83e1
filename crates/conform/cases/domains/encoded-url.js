// Parameters that the developer has percent-encoded go out as they are.
// clauses: WX-DOM-032
// platforms: wx
// evidence: documented
check(async (t) => {
  const query = 'q=%E4%BD%A0%20%26%3d%2F&plus=a+b&percent=%2525';
  const { data } = await t.get('/echo/%E4%BD%A0%2Fx?' + query);
  t.equal(data.target, '/echo/%E4%BD%A0%2Fx?' + query, 'the target at the server');
});
