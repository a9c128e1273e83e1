// A string as data gets no quotes under application/json.
// clauses: TTG-REQ-021 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const { data } = await t.get('', { url: site + '/echo', method: 'POST', data: '{"a":1}' });
  t.equal([data.body, t.sent(data, 'content-type')], ['{"a":1}', 'application/json'], 'the body and its type');
});
