// On iOS uploads, downloads and files have the same errno as anywhere.
// clauses: TTG-ERR-002
// platforms: tt-gadget
// evidence: assumed
// host: client ios
// needs: files upload download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('ttfile://user/a.txt', 'hello');
  const file = { filePath: 'ttfile://user/a.txt', name: 'file' };
  const upload = async (options) => (await t.call('uploadFile', Object.assign({}, file, options))).res.errno;
  const download = async (options) => (await t.call('downloadFile', options)).res.errno;
  t.equal(await upload({ url: t.url('/hang') }), 302, 'errno of a time-out');
  t.equal(await upload({ url: t.url('/cut') }), 305, 'errno of a broken connection');
  t.equal(await upload({ url: t.url('/echo'), filePath: 'ttfile://user/none' }), 203, 'errno of a missing file');
  t.equal(await download({ url: t.url('/hang') }), 302, 'errno of a time-out of a download');
  t.equal(await download({ url: t.url('/cut') }), 305, 'errno of a broken download');
  const failed = await new Promise((fail) => files.readFile({ filePath: 'ttfile://user/none', fail }));
  t.equal(failed.errno, 203, 'errno of reading a missing file');
});
