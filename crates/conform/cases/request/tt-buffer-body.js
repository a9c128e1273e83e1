// An ArrayBuffer as data is sent as raw bytes.
// clauses: TTG-REQ-022 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const { data } = await t.get('', { url: site + '/echo', method: 'POST', data: new Uint8Array([0, 1, 254, 255]).buffer });
  t.equal(data.bodyBase64, 'AAH+/w==', 'the body');
});
