// A download is a GET without a body, whatever method the options name.
// clauses: TTG-DL-001
// platforms: tt-gadget
// evidence: documented
// needs: files download
check(async (t) => {
  for (const method of [undefined, 'POST']) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/echo'), method, data: 'x' });
    t.equal(kind, 'success', 'the outcome with method ' + method);
    const echo = JSON.parse(t.api.getFileSystemManager().readFileSync(res.tempFilePath, 'utf8'));
    t.equal([echo.method, echo.length], ['GET', 0], 'method and length with method ' + method);
  }
});
