// Without a network calls fail with errno 303, and nothing is sent.
// clauses: TTG-ERR-005
// platforms: tt-gadget
// evidence: assumed
// host: network offline
// at: 70s:wifi
// needs: files upload download
check(async (t) => {
  t.api.getFileSystemManager().writeFileSync('ttfile://user/a.txt', 'hello');
  const file = { filePath: 'ttfile://user/a.txt', name: 'file' };
  for (const [name, more] of [['request', {}], ['uploadFile', file], ['downloadFile', {}]]) {
    const { kind, res } = await t.call(name, Object.assign({ url: t.url('/echo/tt-offline') }, more));
    t.equal([kind, res.errno], ['fail', 303], 'the result of ' + name);
  }
  await t.at(71);
  t.equal((await t.logged('/echo/tt-offline')).length, 0, 'requests at the server');
});
