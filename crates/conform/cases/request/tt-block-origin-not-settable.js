// An Origin that the script gives is never sent, however it is spelled.
// clauses: TTB-CORS-003
// platforms: tt-block
// evidence: documented
check(async (t) => {
  for (const name of ['Origin', 'origin', 'ORIGIN']) {
    for (const value of ['https://mine.example.test', '', 'null']) {
      const { data } = await t.get('/echo', { method: 'POST', header: { [name]: value }, data: 'x' });
      const sent = t.sent(data, 'origin');
      t.ok(sent === undefined || sent === 'https://example.feishu.cn', 'the own origin or none rather than ' + sent);
    }
  }
});
