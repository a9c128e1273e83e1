// An empty answer is stored as an empty file, of any status.
// clauses: TTG-DL-014 TTG-DL-017
// platforms: tt-gadget
// evidence: assumed
// needs: files download
check(async (t) => {
  for (const path of ['/bytes/0', '/status/404']) {
    const { kind, res } = await t.call('downloadFile', { url: t.url(path) });
    t.equal(kind, 'success', 'the outcome of ' + path);
    t.equal(t.api.getFileSystemManager().statSync(res.tempFilePath).size, 0, 'the size of ' + path);
  }
});
