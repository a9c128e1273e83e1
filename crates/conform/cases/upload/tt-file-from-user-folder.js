// A file in the user folder, in a folder of it too, arrives byte by byte.
// clauses: TTG-UP-003
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * 7 + 3) & 255).buffer;
  files.mkdirSync('ttfile://user/d');
  for (const filePath of ['ttfile://user/a.bin', 'ttfile://user/d/a.bin']) {
    files.writeFileSync(filePath, bytes);
    const { kind, res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' });
    t.equal(kind, 'success', 'the outcome of ' + filePath);
    const [part] = JSON.parse(res.data).parts;
    t.equal(part.size, 1000, 'the size of ' + filePath);
    t.equal(part.sha256, '1e9bc38cbf860b9ec31918b065f9b52476c549a782e0e7990bed8ce3868d2371', 'the digest of ' + filePath);
  }
});
