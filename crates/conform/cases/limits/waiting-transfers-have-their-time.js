// The time of an upload or a download begins when its turn comes.
// clauses: WX-TMO-012
// platforms: wx
// evidence: observed
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['uploadFile', file], ['downloadFile', {}]]) {
    const running = [];
    for (let n = 0; n < 10; n += 1) running.push(t.get('/slow?wait=20s'));
    const begun = Date.now();
    const { kind, res } = await t.call(name, { url: t.url('/hang'), timeout: 5000, ...options });
    t.equal([kind, res.errno, Math.round((Date.now() - begun) / 1000)], ['fail', 5, 25], 'the result and the seconds');
    await Promise.all(running);
  }
});
