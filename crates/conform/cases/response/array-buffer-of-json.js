// With responseType arraybuffer nothing is parsed, even if dataType is json.
// clauses: WX-REQ-052
// platforms: wx
// evidence: assumed
check(async (t) => {
  const path = '/json?body=' + encodeURIComponent('{"a":1}');
  const { data } = await t.get(path, { responseType: 'arraybuffer', dataType: 'json' });
  t.ok(data instanceof ArrayBuffer, 'an ArrayBuffer');
  t.equal(String.fromCharCode(...new Uint8Array(data)), '{"a":1}', 'the bytes');
});
