// An ArrayBuffer of 10485760 bytes is sent.
// clauses: SWAN-REQ-039
// platforms: swan
// evidence: documented
// host: skip-url-check
check(async (t) => {
  const data = new ArrayBuffer(10485760);
  const script = encodeURIComponent('unread;status:200;close');
  const { kind } = await t.call('request', { url: t.plain('/do?s=' + script), method: 'POST', data });
  t.equal(kind, 'success', 'the outcome');
});
