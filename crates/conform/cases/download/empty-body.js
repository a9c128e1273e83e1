// On iOS the download of an empty response fails with errno 603302.
// clauses: WX-DL-013 WX-ERR-004
// platforms: wx
// evidence: observed
// host: client ios
// needs: download
check(async (t) => {
  for (const path of ['/bytes/0', '/do?s=chunked']) {
    const { kind, res } = await t.call('downloadFile', { url: t.url(path) });
    t.equal([kind, res.errMsg, res.errno], ['fail', 'downloadFile:fail file data is empty', 603302], 'the result');
  }
});
