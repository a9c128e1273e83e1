// A download without an end fails after 60 seconds, though bytes keep coming.
// clauses: TTG-DL-007
// platforms: tt-gadget
// evidence: documented
// needs: download
check(async (t) => {
  for (const path of ['/hang', '/drip?bytes=100&pieces=100&gap=1s']) {
    const begun = Date.now();
    const { kind, res } = await t.call('downloadFile', { url: t.url(path) });
    t.equal(kind, 'fail', 'the outcome of ' + path);
    t.match(res.errMsg, /^downloadFile:fail( |$)/, 'errMsg of ' + path);
    t.equal(Math.round((Date.now() - begun) / 1000), 60, 'seconds of ' + path);
  }
});
