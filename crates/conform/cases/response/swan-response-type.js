// Without a responseType, and with "text" or any other value, data is text; with "arraybuffer" it is bytes.
// clauses: SWAN-REQ-016
// platforms: swan
// evidence: documented
check(async (t) => {
  for (const responseType of [undefined, 'text', 'blob', '']) {
    t.equal((await t.get('/text?text=abc', { responseType })).data, 'abc', 'data with ' + responseType);
  }
  const { data } = await t.get('/bytes/4', { responseType: 'arraybuffer' });
  t.equal(data, new Uint8Array([3, 10, 17, 24]).buffer, 'data with arraybuffer');
});
