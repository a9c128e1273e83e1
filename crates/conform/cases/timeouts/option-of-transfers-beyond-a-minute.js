// Uploads and downloads may take longer than a minute where the option says so.
// clauses: WX-TMO-006
// platforms: wx
// evidence: documented
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['uploadFile', file], ['downloadFile', {}]]) {
    const { kind } = await t.call(name, { url: t.url('/slow?wait=90s'), timeout: 100000, ...options });
    t.equal(kind, 'success', 'an answer after ninety seconds');
  }
});
