// success gets data, statusCode and header, and no cookies or profile.
// clauses: SWAN-REQ-040 SWAN-REQ-041
// platforms: swan
// evidence: documented
check(async (t) => {
  const res = await t.get('/cookies?set=a=1');
  t.equal(Object.keys(res).sort(), ['data', 'header', 'statusCode'], 'the keys');
  t.equal([typeof res.data, typeof res.statusCode, typeof res.header], ['object', 'number', 'object'], 'their types');
});
