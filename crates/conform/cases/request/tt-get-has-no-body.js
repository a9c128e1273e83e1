// A GET has no body, whatever its data.
// clauses: TTG-REQ-016 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  for (const data of [{ a: 1 }, 'a=1', new Uint8Array([1, 2]).buffer, undefined]) {
    const sent = (await t.get('', { url: site + '/echo', data })).data;
    t.equal([sent.method, sent.length], ['GET', 0], 'the method and the length of the body');
    t.ok([undefined, '0'].includes(t.sent(sent, 'content-length')), 'no content-length');
  }
});
