// The option timeout beats app.json, downwards and upwards.
// clauses: WX-TMO-001 WX-TMO-004
// platforms: wx
// evidence: documented
// file: app.json {"networkTimeout": {"request": 5000, "uploadFile": 5000, "downloadFile": 5000}}
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['request', {}], ['uploadFile', file], ['downloadFile', {}]]) {
    const begun = Date.now();
    const { kind } = await t.call(name, { url: t.url('/hang'), timeout: 1000, ...options });
    t.equal([kind, Math.round((Date.now() - begun) / 1000)], ['fail', 1], 'the outcome and seconds of ' + name);
    const longer = await t.call(name, { url: t.url('/slow?wait=20s'), timeout: 30000, ...options });
    t.equal(longer.kind, 'success', 'the outcome of ' + name + ' with more time');
  }
});
