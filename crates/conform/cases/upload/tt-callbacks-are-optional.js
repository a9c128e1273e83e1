// Uploads, downloads, files and storage need no callbacks, and do not throw without options.
// clauses: TTG-STD-001
// platforms: tt-gadget
// evidence: documented
// needs: files storage upload download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('ttfile://user/a.txt', 'hello');
  t.api.uploadFile({ url: t.url('/echo'), filePath: 'ttfile://user/a.txt', name: 'file' });
  t.api.downloadFile({ url: t.url('/text'), filePath: 'ttfile://user/b.txt' });
  t.api.setStorage({ key: 'k', data: 'x' });
  files.unlink({ filePath: 'ttfile://user/a.txt' });
  for (const name of ['uploadFile', 'downloadFile', 'setStorage', 'getStorage', 'removeStorage', 'getStorageInfo']) t.api[name]({});
  for (const name of ['readFile', 'writeFile', 'saveFile', 'access', 'stat', 'mkdir']) files[name]({});
  await t.wait(1000);
  t.equal([files.readdirSync('ttfile://user'), t.api.getStorageSync('k')], [['b.txt'], 'x'], 'what was done');
});
