// With responseType arraybuffer data is an ArrayBuffer with the bytes of the answer.
// clauses: WX-REQ-052
// platforms: wx
// evidence: documented
check(async (t) => {
  const path = '/do?s=' + encodeURIComponent('header:Content-Type=application/json;hex:efbbbf7b7dff00');
  const { data } = await t.get(path, { responseType: 'arraybuffer' });
  t.ok(data instanceof ArrayBuffer, 'an ArrayBuffer');
  t.equal(Array.from(new Uint8Array(data)), [0xef, 0xbb, 0xbf, 0x7b, 0x7d, 0xff, 0x00], 'the bytes');
});
