// With "arraybuffer" data holds the bytes without their content coding, and JSON is not parsed.
// clauses: TTG-REQ-050 TTB-REQ-020
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  for (const path of ['/json?body={}', '/gzip?body={}', '/br?body={}']) {
    const { data } = await t.get('', { url: site + path, responseType: 'arraybuffer', dataType: 'json' });
    t.ok(data instanceof ArrayBuffer, 'an ArrayBuffer for ' + path);
    t.equal(data, new Uint8Array([123, 125]).buffer, 'data of ' + path);
  }
});
