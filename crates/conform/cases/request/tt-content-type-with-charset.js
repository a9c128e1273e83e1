// A charset in the content-type changes nothing: JSON stays JSON and a form a form.
// clauses: TTG-REQ-019 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const body = async (type) => {
    const header = { 'content-type': type };
    return (await t.get('', { url: site + '/echo', method: 'POST', header, data: { a: 1, b: 2 } })).data.body;
  };
  t.equal(await body('application/json; charset=utf-8'), '{"a":1,"b":2}', 'the JSON');
  t.equal(await body('application/x-www-form-urlencoded;charset=UTF-8'), 'a=1&b=2', 'the form');
});
