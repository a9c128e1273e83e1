// On iOS characters beyond ASCII in a URL are percent-encoded.
// clauses: WX-DOM-033
// platforms: wx
// evidence: observed
// host: client ios
check(async (t) => {
  const { data } = await t.get('/echo/好?q=你');
  t.equal(data.target, '/echo/%E5%A5%BD?q=%E4%BD%A0', 'the target at the server');
});
