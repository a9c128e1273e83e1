// A call that ends within 5 seconds after the program went to background succeeds.
// clauses: WX-BG-003 WX-UP-024 WX-DL-024
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 20s:foreground
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'hello'), name: 'file' };
  await t.at(0.9);
  const calls = [['request', {}], ['uploadFile', file], ['downloadFile', {}]];
  const url = t.url('/slow?wait=4s&body=ok');
  const ended = await Promise.all(calls.map(([name, more]) => t.call(name, Object.assign({ url }, more))));
  t.equal(Math.round(t.passed()), 5, 'seconds until the results were there');
  t.equal(ended.map(({ kind, res }) => [kind, res.statusCode]), Array(3).fill(['success', 200]), 'the results');
});
