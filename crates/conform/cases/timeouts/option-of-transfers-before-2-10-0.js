// Before base library 2.10.0 uploads and downloads ignore the option timeout.
// clauses: WX-TMO-005
// platforms: wx
// evidence: documented
// host: base-library 2.9.5
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['uploadFile', file], ['downloadFile', {}]]) {
    const { kind } = await t.call(name, { url: t.url('/slow?wait=30s'), timeout: 1500, ...options });
    t.equal(kind, 'success', 'an answer after thirty seconds');
  }
});
