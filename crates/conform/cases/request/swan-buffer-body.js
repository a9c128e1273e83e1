// An ArrayBuffer is sent as raw bytes under the content type that is given.
// clauses: SWAN-REQ-039
// platforms: swan
// evidence: documented
check(async (t) => {
  const header = { 'content-type': 'application/octet-stream' };
  const { data } = await t.get('/echo', { method: 'POST', header, data: new Uint8Array([0, 1, 254, 255]).buffer });
  t.equal([data.bodyBase64, t.sent(data, 'content-type')], ['AAH+/w==', 'application/octet-stream'], 'the body and its type');
});
