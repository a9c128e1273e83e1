// A dataType that is no string either fails as an argument or is tolerated.
// clauses: SWAN-REQ-014 SWAN-CB-009
// platforms: swan
// evidence: observed
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/json'), dataType: 123 });
  if (kind === 'success') return t.equal(res.statusCode, 200, 'statusCode');
  const message = '[jsNative Argument Error]dataType type error. must be "string"';
  t.equal([res.errCode, res.errMsg], [904, message], 'the failure');
});
