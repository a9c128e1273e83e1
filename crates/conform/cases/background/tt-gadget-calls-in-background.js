// In background calls over the network fail after a while with errno 112 or 113, and none reaches the server.
// clauses: TTG-LIFE-004 TTG-ERR-009
// platforms: tt-gadget
// evidence: assumed
// at: 1s:background
// at: 30s:foreground
// needs: files upload download
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  t.api.getFileSystemManager().writeFileSync('ttfile://user/a.txt', 'hello');
  const file = { filePath: 'ttfile://user/a.txt', name: 'file' };
  await t.at(15);
  for (const [name, more] of [['request', {}], ['uploadFile', file], ['downloadFile', {}]]) {
    const { kind, res } = await t.call(name, Object.assign({ url: t.url('/echo/in-background') }, more));
    t.equal(kind, 'fail', 'the outcome of ' + name);
    t.ok(res.errno === 112 || res.errno === 113, 'errno 112 or 113 of ' + name + ' rather than ' + res.errno);
  }
  await t.at(31);
  t.equal((await t.get('/echo/in-foreground')).statusCode, 200, 'the status of a request after the return');
  const targets = (await t.get('/log?path=/echo&since=' + last)).data.requests.map(({ target }) => target);
  t.equal(targets, ['/echo/in-foreground'], 'requests at the server');
});
