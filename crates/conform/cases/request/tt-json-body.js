// An object as data of a POST is JSON, without a content-type and under application/json.
// clauses: TTG-REQ-017 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const data = { a: [1, { b: '中' }], c: null, d: 'x"y' };
  for (const header of [undefined, {}, { 'content-type': 'application/json' }]) {
    const sent = (await t.get('', { url: site + '/echo', method: 'POST', data, header })).data;
    t.equal(sent.body, '{"a":[1,{"b":"中"}],"c":null,"d":"x\\"y"}', 'the body');
  }
});
