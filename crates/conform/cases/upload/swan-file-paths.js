// Temporary files, saved ones and those of the user folder can be uploaded.
// clauses: SWAN-UPL-023
// platforms: swan
// evidence: observed
// needs: files upload download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const fetched = async () => (await t.call('downloadFile', { url: t.url('/text?text=hello') })).res.tempFilePath;
  const saved = await t.call('saveFile', { tempFilePath: await fetched() });
  files.mkdirSync('bdfile://usr/d');
  files.writeFileSync('bdfile://usr/d/a.txt', 'hello');
  for (const filePath of [await fetched(), saved.res.savedFilePath, 'bdfile://usr/d/a.txt']) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' });
    t.equal(kind, 'success', 'the outcome of ' + filePath);
    t.equal(res.data.parts.map((part) => part.text), ['hello'], 'the parts of ' + filePath);
  }
});
