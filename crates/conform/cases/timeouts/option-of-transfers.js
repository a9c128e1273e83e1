// The option timeout bounds uploads and downloads, in milliseconds, from their start to their last byte.
// clauses: WX-TMO-004 WX-UP-002 WX-DL-002
// platforms: wx
// evidence: documented
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['uploadFile', file], ['downloadFile', {}]]) {
    for (const path of ['/slow?wait=30s', '/drip?bytes=10&pieces=10&gap=1s']) {
      const begun = Date.now();
      const { kind, res } = await t.call(name, { url: t.url(path), timeout: 1500, ...options });
      t.equal([kind, res.errno, Math.round((Date.now() - begun) / 100)], ['fail', 5, 15], name + ' of ' + path);
    }
    const { kind } = await t.call(name, { url: t.url('/slow?wait=1s'), timeout: 1500, ...options });
    t.equal(kind, 'success', 'an answer within the time');
  }
});
