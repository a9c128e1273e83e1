// A file can be written anew while the user folder is full: what it takes the place of no longer counts.
// clauses: TTG-FS-002
// platforms: tt-gadget
// evidence: assumed
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('ttfile://user/0', new ArrayBuffer(50000000));
  for (const n of [1, 2, 3]) files.copyFileSync('ttfile://user/0', 'ttfile://user/' + n);
  const kind = await new Promise((resolve) => {
    const data = new ArrayBuffer(50000000);
    files.writeFile({ filePath: 'ttfile://user/0', data, success: () => resolve('success'), fail: () => resolve('fail') });
  });
  t.equal(kind, 'success', 'the outcome');
});
