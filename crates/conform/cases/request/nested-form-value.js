// In a form a nested value is its plain string.
// clauses: WX-REQ-019
// platforms: wx
// evidence: observed
check(async (t) => {
  const header = { 'content-type': 'application/x-www-form-urlencoded' };
  const { data } = await t.get('/echo', { method: 'POST', header, data: { o: { x: 1 }, l: [1, 2, 3] } });
  t.equal(data.body, 'o=%5Bobject%20Object%5D&l=1%2C2%2C3', 'the body');
});
