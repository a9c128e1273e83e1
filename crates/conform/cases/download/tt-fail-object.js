// fail gets errMsg, an empty tempFilePath, the status 0 and a trace.
// clauses: TTG-DL-011 TTG-DL-012 TTG-STD-006
// platforms: tt-gadget
// evidence: observed
// needs: download
check(async (t) => {
  for (const path of ['/cut', '/cut?at=body', '/hang']) {
    const { kind, res } = await t.call('downloadFile', { url: t.url(path) });
    t.equal(kind, 'fail', 'the outcome of ' + path);
    t.match(res.errMsg, /^downloadFile:fail( |$)/, 'errMsg of ' + path);
    t.equal([res.tempFilePath, Number(res.statusCode)], ['', 0], 'tempFilePath and statusCode of ' + path);
    t.ok(typeof res.trace === 'string' && res.trace !== '', 'a trace of ' + path);
  }
});
