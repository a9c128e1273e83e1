// Buffers become Base64 and Base64 becomes buffers.
// clauses: WX-ENV-020
// platforms: wx
// evidence: documented
check(async (t) => {
  const bytes = new Uint8Array([0, 1, 254, 255]);
  t.equal(t.api.arrayBufferToBase64(bytes.buffer), 'AAH+/w==', 'the text');
  const back = t.api.base64ToArrayBuffer('AAH+/w==');
  t.ok(back instanceof ArrayBuffer, 'that a buffer comes back');
  t.equal(Array.from(new Uint8Array(back)), [0, 1, 254, 255], 'the bytes');
  t.equal(t.api.arrayBufferToBase64(new ArrayBuffer(0)), '', 'the text of nothing');
  t.equal(t.api.base64ToArrayBuffer('').byteLength, 0, 'the bytes of nothing');
  const many = new Uint8Array(100000).map((_, n) => n * 7);
  t.equal(t.api.base64ToArrayBuffer(t.api.arrayBufferToBase64(many.buffer)), many.buffer, 'what goes there and back');
});
