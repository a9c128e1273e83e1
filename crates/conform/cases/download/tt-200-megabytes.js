// A download that would fill the user folder beyond 200 MB fails with errno 208.
// clauses: TTG-DL-016 TTG-FS-002
// platforms: tt-gadget
// evidence: assumed
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('ttfile://user/0', new ArrayBuffer(50000000));
  for (const n of [1, 2, 3]) files.copyFileSync('ttfile://user/0', 'ttfile://user/' + n);
  const fits = await t.call('downloadFile', { url: t.url('/bytes/100000'), filePath: 'ttfile://user/fits' });
  t.equal(fits.kind, 'success', 'the outcome of one that fits');
  const { kind, res } = await t.call('downloadFile', { url: t.url('/bytes/10000000'), filePath: 'ttfile://user/more' });
  t.equal([kind, res.errno], ['fail', 208], 'the outcome and errno of one that does not fit');
  files.unlinkSync('ttfile://user/3');
  const again = await t.call('downloadFile', { url: t.url('/bytes/1000000'), filePath: 'ttfile://user/again' });
  t.equal(again.kind, 'success', 'the outcome after a file was removed');
});
