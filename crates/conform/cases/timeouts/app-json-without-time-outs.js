// With an app.json that names no time-outs, all calls have 60 seconds.
// clauses: WX-TMO-001 TTG-CFG-001
// platforms: wx tt-gadget
// evidence: documented
// file: app.json {"pages": ["pages/index/index"]}
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options, seconds] of [['request', {}, 60], ['uploadFile', file, 60], ['downloadFile', {}, 60]]) {
    for (let n = 0; n < 2; n += 1) {
      const begun = Date.now();
      const { kind } = await t.call(name, { url: t.url('/hang'), ...options });
      t.equal([kind, Math.round((Date.now() - begun) / 1000)], ['fail', seconds], 'the outcome and seconds of ' + name);
    }
  }
});
