// Without a dataType the body is parsed as JSON, and kept as text where that fails.
// clauses: SWAN-REQ-011
// platforms: swan
// evidence: documented
check(async (t) => {
  t.equal((await t.get('/text?text={"a":[1]}')).data, { a: [1] }, 'good JSON');
  t.equal((await t.get('/json?body={"a":[1}')).data, '{"a":[1}', 'bad JSON');
  t.equal((await t.get('/text?text={"a":[1]}', { dataType: 'json' })).data, { a: [1] }, 'good JSON with dataType json');
});
