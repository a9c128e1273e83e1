// A download that fails or is aborted leaves nothing at filePath.
// clauses: WX-DL-016
// platforms: wx
// evidence: assumed
// needs: files download
check(async (t) => {
  const filePath = t.api.env.USER_DATA_PATH + '/a.bin';
  const cut = '/do?s=' + encodeURIComponent('length:100;bytes:50;flush;wait:1s;cut');
  const slow = '/drip?bytes=10&pieces=10&gap=1s';
  for (const [path, timeout, abort] of [[cut, 60000, false], [slow, 3500, false], [slow, 60000, true]]) {
    const { task, ended } = t.start('downloadFile', { url: t.url(path), filePath, timeout });
    if (abort) setTimeout(() => task.abort(), 3500);
    t.equal((await ended).kind, 'fail', 'the outcome');
    t.equal((await t.fs('access', { path: filePath })).kind, 'fail', 'whether there is a file');
  }
});
