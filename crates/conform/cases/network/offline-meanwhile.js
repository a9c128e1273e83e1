// Calls that run when the network goes down fail then, once each.
// clauses: WX-NET-007
// platforms: wx
// evidence: assumed
// at: 5s:offline
// at: 70s:wifi
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'hello'), name: 'file' };
  const told = [];
  for (const path of ['/hang', '/drip?bytes=100&pieces=100&gap=1s']) {
    for (const [name, more] of [['request', {}], ['uploadFile', file], ['downloadFile', {}]]) {
      const tell = (word) => () => told.push([word, Math.round(t.passed())].join(' '));
      const callbacks = { success: tell('success'), fail: tell('fail'), complete: tell('complete') };
      t.api[name](Object.assign({ url: t.url(path) }, more, callbacks));
    }
  }
  await t.at(150);
  t.equal(told, Array(6).fill(['fail 5', 'complete 5']).flat(), 'what was told and when');
});
