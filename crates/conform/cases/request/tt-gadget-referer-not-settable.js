// A referer that the script gives is never sent.
// clauses: TTG-REQ-024
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  for (const name of ['referer', 'Referer', 'REFERER']) {
    const { data } = await t.get('/echo', { header: { [name]: 'https://mine.example.test/' } });
    t.ok(!JSON.stringify(data.headers).includes('mine.example.test'), 'the value of ' + name + ' left out');
  }
});
