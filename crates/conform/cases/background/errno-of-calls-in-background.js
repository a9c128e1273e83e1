// A call that begins in background and does not end there has errno 600003 as well.
// clauses: WX-BG-002
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 20s:foreground
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'hello'), name: 'file' };
  await t.at(3);
  const calls = [['request', {}], ['uploadFile', file], ['downloadFile', {}]];
  const url = t.url('/hang');
  const ended = await Promise.all(calls.map(([name, more]) => t.call(name, Object.assign({ url }, more))));
  t.equal(ended.map(({ kind, res }) => [kind, res.errno]), Array(3).fill(['fail', 600003]), 'the results');
});
