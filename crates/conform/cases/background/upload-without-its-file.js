// In background the network may not be used, so an upload fails for that reason before its file is looked for.
// clauses: TTG-LIFE-004 TTG-ERR-009
// platforms: tt-gadget
// evidence: assumed
// at: 1s:background
// at: 30s:foreground
// needs: upload
check(async (t) => {
  await t.at(15);
  const options = { url: t.url('/echo/upload'), filePath: 'ttfile://user/missing.txt', name: 'file' };
  const { kind, res } = await t.call('uploadFile', options);
  t.equal(kind, 'fail', 'the outcome in background');
  t.ok(res.errno === 112 || res.errno === 113, 'errno 112 or 113 rather than ' + res.errno);
  await t.at(31);
  const later = await t.call('uploadFile', options);
  t.equal(later.kind, 'fail', 'the outcome after the return');
  t.ok(later.res.errno !== 112 && later.res.errno !== 113, 'another errno after the return than ' + later.res.errno);
});
