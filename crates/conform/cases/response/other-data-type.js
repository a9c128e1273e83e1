// Under any other dataType nothing is parsed.
// clauses: WX-REQ-047
// platforms: wx
// evidence: documented
check(async (t) => {
  const path = '/json?body=' + encodeURIComponent('{"a":1}');
  for (const dataType of ['text', '其他', 'JSON', 'string', 5, true]) {
    t.equal((await t.get(path, { dataType })).data, '{"a":1}', 'data with dataType ' + dataType);
  }
});
