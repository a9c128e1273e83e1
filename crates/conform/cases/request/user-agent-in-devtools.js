// The developer tools refuse a User-Agent of the script, and the request goes on with their own.
// clauses: WX-REQ-039
// platforms: wx
// evidence: observed
// host: client devtools
check(async (t) => {
  for (const name of ['User-Agent', 'user-agent']) {
    const { data } = await t.get('/echo', { header: { [name]: 'mine/1.0' } });
    const sent = data.headers.filter((pair) => pair[0].toLowerCase() === 'user-agent');
    t.equal(sent.length, 1, 'headers of that name');
    t.match(sent[0][1], / wechatdevtools\//, 'the value');
  }
});
