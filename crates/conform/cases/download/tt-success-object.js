// success gets tempFilePath, statusCode, errMsg and trace.
// clauses: TTG-DL-008 TTG-STD-005
// platforms: tt-gadget
// evidence: documented
// needs: download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: t.url('/text') });
  t.equal([kind, res.statusCode, res.errMsg], ['success', 200, 'downloadFile:ok'], 'the result');
  t.equal(typeof res.tempFilePath, 'string', 'the type of tempFilePath');
  t.ok(typeof res.trace === 'string' && res.trace !== '', 'a trace');
});
