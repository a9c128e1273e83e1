// The option object of the program has its header and method rewritten.
// clauses: SWAN-CB-014
// platforms: swan
// evidence: observed
check(async (t) => {
  const options = { url: t.url('/echo'), method: 'post', header: { 'Content-TYPE': 'text/plain', 'X-Number': 5 } };
  t.api.request(options);
  t.equal(options.method, 'POST', 'method');
  t.equal(options.header, { 'content-type': 'text/plain', 'X-Number': '5' }, 'header');
  const bare = { url: t.url('/echo') };
  t.api.request(bare);
  t.equal([bare.method, bare.header], ['GET', {}], 'method and header where none were given');
});
