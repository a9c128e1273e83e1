// Several wrong parameters are told of in one message, one after the other.
// clauses: WX-API-013
// platforms: wx
// evidence: assumed
// needs: upload
check(async (t) => {
  const { kind, res } = await t.call('uploadFile', { filePath: 'x', name: 12 });
  const piece = (name, got) => `parameter\\.${name} should be String instead of ${got};`;
  const form = `^uploadFile:fail parameter error: ${piece('url', 'Undefined')} ?${piece('name', 'Number')}$`;
  t.equal(kind, 'fail', 'the outcome');
  t.match(res.errMsg, new RegExp(form), 'errMsg');
});
