// An upload or a download that was aborted makes room at once.
// clauses: WX-CON-005
// platforms: wx
// evidence: documented
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['uploadFile', file], ['downloadFile', {}]]) {
    const task = t.api[name]({ url: t.url('/hang'), ...options });
    const running = [];
    for (let n = 0; n < 9; n += 1) running.push(t.get('/slow?wait=30s'));
    const begun = Date.now();
    const eleventh = t.get('/echo');
    setTimeout(() => task.abort(), 2000);
    await eleventh;
    t.equal(Math.round((Date.now() - begun) / 1000), 2, 'seconds that the eleventh took beside ' + name);
    await Promise.all(running);
  }
});
