// What networkTimeout of app.json does not name has 60 seconds in base libraries up to 2020-04.
// clauses: SWAN-NET-010
// platforms: swan
// evidence: documented
// host: base-library 3.160.3
// file: app.json {"networkTimeout": {"downloadFile": 5000}}
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options, seconds] of [['request', {}, 60], ['uploadFile', file, 60], ['downloadFile', {}, 5]]) {
    for (let n = 0; n < 2; n += 1) {
      const begun = Date.now();
      const { kind } = await t.call(name, { url: t.url('/hang'), ...options });
      t.equal([kind, Math.round((Date.now() - begun) / 1000)], ['fail', seconds], 'the outcome and seconds of ' + name);
    }
  }
});
