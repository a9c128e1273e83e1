// The former option useHighPerformanceMode is accepted, for uploads and downloads.
// clauses: WX-DL-025
// platforms: wx
// evidence: documented
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const useHighPerformanceMode of [true, false]) {
    for (const [name, options] of [['uploadFile', file], ['downloadFile', {}]]) {
      const { kind } = await t.call(name, { url: t.url('/echo'), useHighPerformanceMode, ...options });
      t.equal(kind, 'success', name);
    }
  }
});
