// A redirect to another listed host is followed.
// clauses: WX-DOM-018
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://other.example.test"]}
check(async (t) => {
  const to = encodeURIComponent('https://other.example.test/echo');
  const { data } = await t.get('/redirect?to=' + to);
  t.equal([data.host, data.path], ['other.example.test', '/echo'], 'where the request went');
});
