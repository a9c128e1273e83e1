// In background the network may not be used, so an upload fails for that reason before its file is looked for.
// clauses: WX-BG-005 WX-BG-002
// platforms: wx
// evidence: assumed
// at: 1s:background
// at: 30s:foreground
check(async (t) => {
  await t.at(15);
  const options = { url: t.url('/echo/upload'), filePath: t.api.env.USER_DATA_PATH + '/missing.txt', name: 'file' };
  const { kind, res } = await t.call('uploadFile', options);
  t.equal([kind, res.errno], ['fail', 600003], 'the outcome in background');
  await t.at(31);
  const later = await t.call('uploadFile', options);
  t.equal(later.kind, 'fail', 'the outcome after the return');
  t.ok(later.res.errno !== 600003, 'the reason after the return is another one than ' + later.res.errMsg);
});
