// Without a dataType, and with "json", data is the parsed body.
// clauses: TTG-REQ-044 TTB-REQ-020
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  for (const dataType of [undefined, 'json']) {
    const { data } = await t.get('', { url: site + '/json?body={"a":[1,"x"]}', dataType });
    t.equal(data, { a: [1, 'x'] }, 'data with ' + dataType);
  }
});
