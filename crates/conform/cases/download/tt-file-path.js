// With filePath the file is stored there, among the temporary files or in the user folder.
// clauses: TTG-DL-004
// platforms: tt-gadget
// evidence: documented
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  for (const filePath of ['ttfile://temp/own.txt', 'ttfile://user/own.txt']) {
    const { kind } = await t.call('downloadFile', { url: t.url('/text?text=fine'), filePath });
    t.equal(kind, 'success', 'the outcome of ' + filePath);
    t.equal(files.readFileSync(filePath, 'utf8'), 'fine', 'the text in ' + filePath);
  }
});
