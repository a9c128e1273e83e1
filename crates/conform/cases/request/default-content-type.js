// Every request carries content-type: application/json unless the script says otherwise, a GET too.
// clauses: WX-REQ-029
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
    const { data } = await t.get('/echo', { method, header: { 'X-Other': '1' } });
    t.equal(t.sent(data, 'content-type'), 'application/json', 'the content type of a ' + method);
  }
});
