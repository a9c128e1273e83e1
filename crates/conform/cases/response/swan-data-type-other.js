// Any other dataType acts as "string", and an empty one as "json".
// clauses: SWAN-REQ-013
// platforms: swan
// evidence: documented
check(async (t) => {
  for (const dataType of ['text', 'jsonp', 'arraybuffer', 'JSON']) {
    t.equal((await t.get('/json?body={"a":1}', { dataType })).data, '{"a":1}', 'data with ' + dataType);
  }
  t.equal((await t.get('/json?body={"a":1}', { dataType: '' })).data, { a: 1 }, 'data with an empty dataType');
});
