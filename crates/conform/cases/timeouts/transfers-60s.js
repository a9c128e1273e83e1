// Without an option uploads and downloads end after sixty seconds.
// clauses: WX-TMO-003 WX-DL-002
// platforms: wx
// evidence: documented
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['uploadFile', file], ['downloadFile', {}]]) {
    const begun = Date.now();
    const { kind, res } = await t.call(name, { url: t.url('/hang'), ...options });
    t.equal([name, kind, Math.round((Date.now() - begun) / 1000)], [name, 'fail', 60], 'the outcome and the seconds');
    t.match(res.errMsg, new RegExp(`^${name}:fail .*(time ?out|TIMED_OUT)`), 'errMsg');
  }
});
