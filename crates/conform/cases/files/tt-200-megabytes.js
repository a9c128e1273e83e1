// The user folder holds 200 MB; beyond that a write fails with errno 208.
// clauses: TTG-FS-002
// platforms: tt-gadget
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('ttfile://user/0', new ArrayBuffer(50000000));
  for (const n of [1, 2, 3]) files.copyFileSync('ttfile://user/0', 'ttfile://user/' + n);
  const write = (filePath, size) => new Promise((resolve) => {
    const told = (kind) => (res) => resolve([kind, res.errno]);
    files.writeFile({ filePath, data: new ArrayBuffer(size), success: told('success'), fail: told('fail') });
  });
  t.equal(await write('ttfile://user/more', 10000000), ['fail', 208], 'one that does not fit');
  files.unlinkSync('ttfile://user/1');
  t.equal(await write('ttfile://user/more', 10000000), ['success', undefined], 'one after a file was removed');
});
