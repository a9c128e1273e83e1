// A date comes back as a date.
// clauses: WX-STO-003
// platforms: wx
// evidence: documented
// needs: storage
check(async (t) => {
  const date = new Date(1234567890123);
  await t.call('setStorage', { key: 'a', data: date });
  const { data } = (await t.call('getStorage', { key: 'a' })).res;
  t.ok(data instanceof Date, 'a date');
  t.equal(data.getTime(), 1234567890123, 'its time');
});
