// networkTimeout of app.json holds for each API its own, in milliseconds.
// clauses: SWAN-NET-010
// platforms: swan
// evidence: documented
// file: app.json {"networkTimeout": {"request": 1000, "uploadFile": 3000, "downloadFile": 5000, "connectSocket": 7000}}
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options, seconds] of [['request', {}, 1], ['uploadFile', file, 3], ['downloadFile', {}, 5]]) {
    for (let n = 0; n < 2; n += 1) {
      const begun = Date.now();
      const { kind } = await t.call(name, { url: t.url('/hang'), ...options });
      t.equal([kind, Math.round((Date.now() - begun) / 1000)], ['fail', seconds], 'the outcome and seconds of ' + name);
    }
  }
});
