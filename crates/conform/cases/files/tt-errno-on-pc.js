// On a PC uploads, downloads and files have the same errno as anywhere.
// clauses: TTG-ERR-002
// platforms: tt-gadget
// evidence: assumed
// host: client pc
// needs: files storage upload download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('ttfile://user/a.txt', 'hello');
  const errno = async (name, options) => (await t.call(name, options)).res.errno;
  const file = { filePath: 'ttfile://user/a.txt', name: 'file' };
  t.equal(await errno('uploadFile', Object.assign({ url: t.url('/hang') }, file)), 302, 'errno of a time-out');
  t.equal(await errno('uploadFile', { url: t.url('/echo'), filePath: 'ttfile://user/none', name: 'a' }), 203, 'errno of a missing file');
  t.equal(await errno('downloadFile', { url: t.url('/cut') }), 305, 'errno of a broken download');
  t.equal(await errno('getStorage', { key: 'none' }), 1802001, 'errno of a missing key');
  const failed = await new Promise((fail) => files.mkdir({ dirPath: 'ttfile://user/none/d', fail }));
  t.equal(failed.errno, 203, 'errno of a missing folder');
});
