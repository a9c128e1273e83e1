// Arguments are cloned as JSON first: undefined and functions vanish, a date is ISO text, NaN is null.
// clauses: SWAN-CB-012
// platforms: swan
// evidence: observed
check(async (t) => {
  const data = () => ({ a: undefined, f: () => 1, d: new Date(0), n: NaN, x: 1 });
  const query = await t.get('/echo', { data: data() });
  t.equal(query.data.query, 'd=1970-01-01T00%3A00%3A00.000Z&n=null&x=1', 'the query');
  const header = { 'content-type': 'application/x-www-form-urlencoded' };
  const form = await t.get('/echo', { method: 'POST', header, data: data() });
  t.equal(form.data.body, 'd=1970-01-01T00%3A00%3A00.000Z&n=null&x=1', 'the form');
  const json = await t.get('/echo', { method: 'POST', data: data() });
  t.equal(json.data.body, '{"d":"1970-01-01T00:00:00.000Z","n":null,"x":1}', 'the JSON');
});
