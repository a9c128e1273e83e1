// Special characters in data reach the server.
// clauses: WX-DOM-035
// platforms: wx
// evidence: documented
check(async (t) => {
  const value = '#?&=+%/:;@ "<>{}|\\^`[]\'\n\t\u0001你😀';
  const { data } = await t.get('/echo', { data: { 'k&=#': value } });
  t.equal(data.args['k&=#'], value, 'the value in a query');
  const posted = await t.get('/echo', { method: 'POST', data: { 'k&=#': value } });
  t.equal(JSON.parse(posted.data.body)['k&=#'], value, 'the value in a body');
});
