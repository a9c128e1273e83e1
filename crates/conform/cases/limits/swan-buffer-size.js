// An ArrayBuffer of more than 10485760 bytes fails with 202.
// clauses: SWAN-REQ-039 SWAN-ERR-001
// platforms: swan
// evidence: documented
check(async (t) => {
  const data = new ArrayBuffer(10485761);
  const { kind, res } = await t.call('request', { url: t.url('/echo'), method: 'POST', data });
  const message = 'request:fail parameter error: arrayBuffer of data exceed size limit.';
  t.equal([kind, Number(res.errCode), res.errMsg], ['fail', 202, message], 'the result');
});
