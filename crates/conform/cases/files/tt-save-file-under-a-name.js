// saveFile with filePath saves under that path, in its synchronous form too.
// clauses: TTG-FS-005
// platforms: tt-gadget
// evidence: documented
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const fetched = async () => (await t.call('downloadFile', { url: t.url('/text?text=fine') })).res.tempFilePath;
  const tempFilePath = await fetched();
  const res = await new Promise((success, fail) => files.saveFile({ tempFilePath, filePath: 'ttfile://user/a.txt', success, fail }));
  t.equal([res.errMsg, res.savedFilePath], ['saveFile:ok', 'ttfile://user/a.txt'], 'the result');
  t.equal(files.saveFileSync(await fetched(), 'ttfile://user/b.txt'), 'ttfile://user/b.txt', 'the path returned');
  t.equal(['a', 'b'].map((name) => files.readFileSync('ttfile://user/' + name + '.txt', 'utf8')), ['fine', 'fine'], 'the files');
});
