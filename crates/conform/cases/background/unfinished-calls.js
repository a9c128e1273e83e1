// A call that has not ended 5 seconds after the program went to background fails as interrupted.
// clauses: WX-BG-001 WX-UP-024 WX-DL-024
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 20s:foreground
// needs: files upload download
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const file = { filePath: await t.file('a.txt', 'hello'), name: 'file' };
  for (const [name, { kind, res, order }] of await Promise.all(
    [['request', {}], ['uploadFile', file], ['downloadFile', {}]].map(async ([name, more]) =>
      [name, await t.call(name, Object.assign({ url: t.url('/slow?wait=30s') }, more))]),
  )) {
    t.equal([kind, res.errMsg], ['fail', name + ':fail interrupted'], 'the result of ' + name);
    t.equal(order, ['returned', 'fail', 'complete'], 'the order of ' + name);
  }
  const { requests } = (await t.get('/log?path=/slow&since=' + last)).data;
  const seconds = requests.map(({ at, ended }) => Math.round((ended - at) / 1000));
  t.equal(seconds, [6, 6, 6], 'seconds from the beginning until the server lost each');
});
