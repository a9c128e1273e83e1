// A download into a folder that does not exist, or in place of a folder, fails with errno 306 or that of a file.
// clauses: TTG-ERR-008
// platforms: tt-gadget
// evidence: assumed
// needs: files download
check(async (t) => {
  t.api.getFileSystemManager().mkdirSync('ttfile://user/folder');
  for (const filePath of ['ttfile://user/none/a.txt', 'ttfile://user/folder', 'ttfile://user/']) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/text'), filePath });
    t.equal(kind, 'fail', 'the outcome of ' + filePath);
    t.ok(res.errno === 306 || (res.errno > 200 && res.errno < 215), 'errno 306 or 2xx of ' + filePath + ' rather than ' + res.errno);
  }
});
