// networkTimeout of app.json holds for every call, for each API its own, in milliseconds.
// clauses: WX-TMO-001 TTG-CFG-001
// platforms: wx tt-gadget
// evidence: documented
// file: app.json {"networkTimeout": {"request": 3000, "uploadFile": 5000, "downloadFile": 7000, "connectSocket": 9000}}
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options, seconds] of [['request', {}, 3], ['uploadFile', file, 5], ['downloadFile', {}, 7]]) {
    for (let n = 0; n < 2; n += 1) {
      const begun = Date.now();
      const { kind } = await t.call(name, { url: t.url('/hang'), ...options });
      t.equal([kind, Math.round((Date.now() - begun) / 1000)], ['fail', seconds], 'the outcome and seconds of ' + name);
    }
  }
});
