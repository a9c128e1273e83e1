// An ArrayBuffer is sent byte for byte.
// clauses: WX-REQ-025
// platforms: wx
// evidence: documented
check(async (t) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
  const { data } = await t.get('/echo', { method: 'POST', data: bytes.buffer });
  t.equal(data.length, 256, 'the length');
  const digest = '40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880';
  t.equal(data.sha256, digest, 'the SHA-256 of the bytes from 0 to 255');
});
