// The script's content type replaces the default in any spelling, and one header goes out.
// clauses: WX-REQ-030
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://http1.example.test"]}
check(async (t) => {
  for (const header of [
    { 'Content-Type': 'text/plain' },
    { 'CONTENT-TYPE': 'text/plain' },
    { 'content-type': 'text/plain' },
    { 'Content-Type': 'text/plain', 'content-TYPE': 'text/plain' },
  ]) {
    const { res } = await t.call('request', { url: 'https://http1.example.test/echo', header });
    const sent = res.data.headers.filter((pair) => pair[0].toLowerCase() === 'content-type');
    t.equal(sent, [['content-type', 'text/plain']], 'the header at the server');
  }
});
