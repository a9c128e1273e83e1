// Without filePath the file goes to ttfile://temp/, where it can be read.
// clauses: TTG-DL-005 TTG-FS-001
// platforms: tt-gadget
// evidence: documented
// needs: files download
check(async (t) => {
  for (const filePath of [undefined, null, '']) {
    const { res } = await t.call('downloadFile', { url: t.url('/text?text=fine'), filePath });
    t.match(res.tempFilePath, /^ttfile:\/\/temp\/./, 'tempFilePath with ' + JSON.stringify(filePath));
    t.equal(t.api.getFileSystemManager().readFileSync(res.tempFilePath, 'utf8'), 'fine', 'the text');
  }
});
