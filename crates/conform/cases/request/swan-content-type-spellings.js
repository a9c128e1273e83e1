// Any spelling of Content-Type is sent once as content-type, and the last value wins.
// clauses: SWAN-REQ-022
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://http1.api.example.test"]}
check(async (t) => {
  const header = { 'Content-Type': 'text/plain', 'CONTENT-type': 'text/csv' };
  const { data } = await t.get('', { url: 'https://http1.api.example.test/echo', method: 'POST', header, data: 'x' });
  const types = data.headers.filter((pair) => pair[0].toLowerCase() === 'content-type');
  t.equal(types, [['content-type', 'text/csv']], 'the content types');
});
