// With "arraybuffer" data is an ArrayBuffer even when dataType is "json".
// clauses: SWAN-REQ-017
// platforms: swan
// evidence: observed
check(async (t) => {
  const { data } = await t.get('/json?body={}', { responseType: 'arraybuffer', dataType: 'json' });
  t.ok(data instanceof ArrayBuffer, 'an ArrayBuffer');
  t.equal(data, new Uint8Array([123, 125]).buffer, 'data');
});
