// Values that are to be encrypted have 7.1 MB together.
// clauses: WX-STO-001
// platforms: wx
// evidence: documented
// needs: storage
check(async (t) => {
  const data = 'x'.repeat(690000);
  const kinds = [];
  for (let n = 0; n < 11; n += 1) kinds.push((await t.call('setStorage', { key: 'k' + n, data, encrypt: true })).kind);
  t.equal(kinds, [...Array(10).fill('success'), 'fail'], 'the outcomes');
});
