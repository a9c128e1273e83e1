// Two hundred megabytes are the most that one download takes.
// clauses: WX-DL-008 WX-DL-009
// platforms: wx
// evidence: documented
// host: skip-url-check
// needs: download
check(async (t) => {
  for (const path of ['/bytes/' + (200 * 1024 * 1024 + 1), '/chunked/' + (200 * 1024 * 1024 + 1) + '?size=1000000']) {
    const { kind, res } = await t.call('downloadFile', { url: t.plain(path) });
    t.equal([kind, res.errMsg, res.errno], ['fail', 'downloadFile:fail exceed max file size', 603301], 'the result');
  }
});
