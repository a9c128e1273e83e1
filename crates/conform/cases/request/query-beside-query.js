// Data joins the query of the URL, and replaces a parameter of the same name.
// clauses: WX-REQ-010
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { data } = await t.get('/echo?id=1&keep=9', { data: { id: 2, b: 3 } });
  t.equal(data.args, { id: '2', keep: '9', b: '3' }, 'the parameters');
  t.equal(data.query.split('&').sort(), ['b=3', 'id=2', 'keep=9'], 'the query');
});
