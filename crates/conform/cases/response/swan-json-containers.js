// Only text in {} or [] is parsed: bare JSON scalars stay text.
// clauses: SWAN-REQ-015
// platforms: swan
// evidence: observed
check(async (t) => {
  for (const body of ['123', 'true', 'null', '"a"']) {
    t.equal((await t.get('/json?body=' + encodeURIComponent(body))).data, body, 'data of ' + body);
  }
  t.equal((await t.get('/json?body=%20[1]%0A')).data, [1], 'data of an array between white space');
  t.equal((await t.get('/json?body=%0A{"a":1}%20')).data, { a: 1 }, 'data of an object between white space');
});
