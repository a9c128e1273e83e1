// Calls that run when the network goes down fail with errno 303.
// clauses: TTG-ERR-005
// platforms: tt-gadget
// evidence: assumed
// at: 5s:offline
// needs: files upload download
check(async (t) => {
  t.api.getFileSystemManager().writeFileSync('ttfile://user/a.txt', 'hello');
  const file = { filePath: 'ttfile://user/a.txt', name: 'file' };
  const calls = [['request', {}], ['uploadFile', file], ['downloadFile', {}]];
  const url = t.url('/drip?bytes=100&pieces=100&gap=1s');
  const ended = await Promise.all(calls.map(([name, more]) => t.call(name, Object.assign({ url }, more))));
  t.equal(ended.map(({ kind, res }) => [kind, res.errno]), Array(3).fill(['fail', 303]), 'the results');
  t.equal(Math.round(t.passed()), 5, 'seconds');
});
