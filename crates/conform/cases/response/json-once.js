// JSON inside a JSON string is not parsed again.
// clauses: WX-REQ-051
// platforms: wx
// evidence: documented
check(async (t) => {
  const path = '/json?body=' + encodeURIComponent(JSON.stringify('{"a":1}'));
  t.equal((await t.get(path)).data, '{"a":1}', 'data');
});
