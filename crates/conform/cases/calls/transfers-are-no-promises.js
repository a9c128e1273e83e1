// uploadFile and downloadFile return a task, with callbacks and without, and no promise.
// clauses: WX-API-008
// platforms: wx
// evidence: documented
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['uploadFile', file], ['downloadFile', {}]]) {
    for (const callbacks of [{}, { success() {} }, { complete() {} }]) {
      const task = t.api[name]({ url: t.url('/echo'), ...options, ...callbacks });
      t.equal([typeof task, typeof task.then], ['object', 'undefined'], 'what is returned, and its then');
    }
  }
});
