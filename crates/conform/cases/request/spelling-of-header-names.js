// Other header names go out as the script writes them.
// clauses: WX-REQ-031
// platforms: wx
// evidence: observed
// host: domains {"request": ["https://http1.example.test"]}
check(async (t) => {
  const header = { 'X-ToKen': 'a', authorization: 'b', ACCEPT: 'c' };
  const { res } = await t.call('request', { url: 'https://http1.example.test/echo', header });
  t.equal(res.data.version, '1.1', 'the version');
  const names = ['x-token', 'authorization', 'accept'];
  const sent = res.data.headers.filter((pair) => names.includes(pair[0].toLowerCase()));
  t.equal(sent, [['X-ToKen', 'a'], ['authorization', 'b'], ['ACCEPT', 'c']], 'the headers at the server');
});
