// Failing uploads and downloads have the errno of their reason.
// clauses: TTG-ERR-001 TTG-ERR-003 TTG-ERR-004 TTG-ERR-006 TTG-ERR-007 TTG-STD-013 TTG-STD-014
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
// needs: files upload download
check(async (t) => {
  t.api.getFileSystemManager().writeFileSync('ttfile://user/a.txt', 'hello');
  const file = { filePath: 'ttfile://user/a.txt', name: 'file' };
  for (const [name, more] of [['uploadFile', file], ['downloadFile', {}]]) {
    const errno = async (options) => (await t.call(name, Object.assign({}, more, options))).res.errno;
    t.equal(await errno({}), 104, 'errno of ' + name + ' without a URL');
    t.equal(await errno({ url: t.url('/echo'), header: 5 }), 104, 'errno of ' + name + ' with a bad header');
    t.equal(await errno({ url: t.url('/hang') }), 302, 'errno of a time-out of ' + name);
    t.equal(await errno({ url: t.url('/cut') }), 305, 'errno of a broken connection of ' + name);
    t.equal(await errno({ url: 'https://unresolved.example.test/' }), 305, 'errno of an unknown name of ' + name);
    t.equal(await errno({ url: 'https://refused.example.test/' }), 305, 'errno of a refused connection of ' + name);
    const bad = await errno({ url: 'ftp://api.example.test/' });
    t.ok(bad === 307 || bad === 104, 'errno 307 or 104 of a bad URL of ' + name + ' rather than ' + bad);
    const started = t.start(name, Object.assign({ url: t.url('/hang') }, more));
    await t.wait(100);
    started.task.abort();
    t.equal((await started.ended).res.errno, 301, 'errno of an aborted ' + name);
  }
});
