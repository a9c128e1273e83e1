// Time-outs of app.json beyond 60 seconds act as 60 seconds, and those that are none as the default.
// clauses: TTG-CFG-002
// platforms: tt-gadget
// evidence: assumed
// file: app.json {"networkTimeout": {"request": 90000, "uploadFile": 0, "downloadFile": -1000}}
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
