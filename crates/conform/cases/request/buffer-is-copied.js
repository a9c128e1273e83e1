// The bytes that an ArrayBuffer has when the call is made are sent.
// clauses: WX-REQ-025
// platforms: wx
// evidence: assumed
check(async (t) => {
  const bytes = Uint8Array.from([97, 98, 99]);
  const sent = t.get('/echo', { method: 'POST', data: bytes.buffer });
  bytes.fill(120);
  t.equal((await sent).data.body, 'abc', 'the body');
});
