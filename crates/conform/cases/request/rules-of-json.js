// In a JSON body undefined members vanish, NaN is null and a date is its ISO text.
// clauses: WX-REQ-017
// platforms: wx
// evidence: assumed
check(async (t) => {
  const data = { u: undefined, n: NaN, d: new Date(0), l: [undefined], f: () => 1 };
  const { body } = (await t.get('/echo', { method: 'POST', data })).data;
  t.equal(body, '{"n":null,"d":"1970-01-01T00:00:00.000Z","l":[null]}', 'the body');
});
