// Without dataType the text of an answer is parsed as JSON.
// clauses: WX-REQ-047
// platforms: wx
// evidence: documented
check(async (t) => {
  const path = '/json?body=' + encodeURIComponent(' {"a": [1, null, "x"]}\n');
  t.equal((await t.get(path)).data, { a: [1, null, 'x'] }, 'data');
  t.equal((await t.get(path, { dataType: 'json' })).data, { a: [1, null, 'x'] }, 'data with dataType json');
});
