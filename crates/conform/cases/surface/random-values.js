// Random bytes come in an ArrayBuffer of the length that is asked for, from both functions.
// clauses: WX-API-025
// platforms: wx
// evidence: documented
check(async (t) => {
  const { res } = await t.call('getRandomValues', { length: 6 });
  t.equal([res.randomValues instanceof ArrayBuffer, res.randomValues.byteLength], [true, 6], 'the bytes');
  const manager = t.api.getUserCryptoManager();
  const { randomValues } = await new Promise((success) => manager.getRandomValues({ length: 9, success }));
  t.equal(randomValues.byteLength, 9, 'those of the manager');
  const { kind } = await t.call('getRandomValues', { length: -1 });
  t.equal(kind, 'fail', 'a length that is none');
});
