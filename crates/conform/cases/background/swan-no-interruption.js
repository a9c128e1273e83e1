// Calls are neither interrupted nor refused in background.
// clauses: SWAN-NET-022
// platforms: swan
// evidence: documented
// at: 1s:background
// at: 60s:foreground
// needs: files upload download
check(async (t) => {
  const filePath = swan.env.USER_DATA_PATH + '/a.txt';
  swan.getFileSystemManager().writeFileSync(filePath, 'hello', 'utf8');
  const calls = (wait) => Promise.all([['request', {}], ['uploadFile', { filePath, name: 'file' }], ['downloadFile', {}]].map(
    ([name, more]) => t.call(name, Object.assign({ url: t.url('/slow?body=ok&wait=' + wait) }, more))));
  for (const wait of ['9s', '8s']) {
    const ended = await calls(wait);
    t.equal(ended.map(({ kind, res }) => [kind, res.statusCode]), Array(3).fill(['success', 200]), 'results after ' + wait);
  }
  await t.at(61);
  t.equal((await t.get('/echo')).statusCode, 200, 'the status of a request after the return');
});
