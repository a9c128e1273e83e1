// Calls go on if the program returns within 5 seconds, however often it goes and comes.
// clauses: WX-BG-004
// platforms: wx
// evidence: assumed
// at: 1s:background
// at: 3s:foreground
// at: 4s:background
// at: 8s:foreground
// at: 9s:background
// at: 13s:foreground
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'hello'), name: 'file' };
  const calls = [['request', {}], ['uploadFile', file], ['downloadFile', {}]];
  const url = t.url('/slow?wait=20s&body=ok');
  const ended = await Promise.all(calls.map(([name, more]) => t.call(name, Object.assign({ url }, more))));
  t.equal(ended.map(({ kind, res }) => [kind, res.statusCode]), Array(3).fill(['success', 200]), 'the results');
  t.equal(Math.round(t.passed()), 20, 'seconds until the results were there');
});
