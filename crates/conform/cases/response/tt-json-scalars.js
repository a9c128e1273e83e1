// A bare JSON value is parsed as well.
// clauses: TTG-REQ-044 TTB-REQ-020
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  for (const [body, value] of [['123', 123], ['true', true], ['null', null], ['"a"', 'a'], [' [1] ', [1]]]) {
    const { data } = await t.get('', { url: site + '/json?body=' + encodeURIComponent(body) });
    t.equal([typeof data, data], [typeof value, value], 'data of ' + body);
  }
});
