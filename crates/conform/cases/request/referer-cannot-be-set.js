// A Referer that the script sets is dropped, in any spelling.
// clauses: WX-REQ-035
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const name of ['Referer', 'referer', 'REFERER']) {
    const { data } = await t.get('/echo', { header: { [name]: 'https://mine.test/' } });
    const sent = data.headers.filter((pair) => pair[0].toLowerCase() === 'referer');
    t.equal(sent.length, 1, 'headers of that name');
    t.match(sent[0][1], /^https:\/\/servicewechat\.com\//, 'the value');
  }
});
