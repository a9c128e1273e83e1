// A User-Agent that the program gives is dropped; the host's ends with the platform's versions.
// clauses: SWAN-NET-005
// platforms: swan
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { header: { 'User-Agent': 'mine/1.0' } });
  const agents = data.headers.filter((pair) => pair[0].toLowerCase() === 'user-agent');
  t.equal(agents.length, 1, 'User-Agent lines');
  t.match(agents[0][1], /\bswan\/\d+(\.\d+)* swan-baiduboxapp\/\d+(\.\d+)*$/, 'the User-Agent');
  t.ok(!agents[0][1].includes('mine'), 'the value of the program left out');
});
