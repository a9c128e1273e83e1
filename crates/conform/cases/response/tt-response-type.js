// responseType is "text" by default, and "arraybuffer" gives bytes.
// clauses: TTG-REQ-049 TTB-REQ-020
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  for (const responseType of [undefined, 'text']) {
    t.equal((await t.get('', { url: site + '/text?text=abc', responseType })).data, 'abc', 'data with ' + responseType);
  }
  const { data } = await t.get('', { url: site + '/bytes/4', responseType: 'arraybuffer' });
  t.equal(data, new Uint8Array([3, 10, 17, 24]).buffer, 'data with arraybuffer');
});
