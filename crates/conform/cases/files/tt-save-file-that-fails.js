// saveFile of what is no temporary file, or to a place that cannot be written, fails and leaves the file.
// clauses: TTG-FS-005 TTG-STD-006
// platforms: tt-gadget
// evidence: assumed
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const save = (options) => new Promise((resolve) => {
    const told = (kind) => (res) => resolve([kind, res.errMsg]);
    files.saveFile(Object.assign({ success: told('success'), fail: told('fail') }, options));
  });
  const { tempFilePath } = (await t.call('downloadFile', { url: t.url('/text?text=fine') })).res;
  const bad = [{}, { tempFilePath: 5 }, { tempFilePath: 'ttfile://temp/none' }, { tempFilePath, filePath: 'ttfile://user/none/a.txt' }];
  for (const options of bad.concat([{ tempFilePath, filePath: 'a.txt' }, { tempFilePath, filePath: 'ttfile://temp/b.txt' }])) {
    const [kind, message] = await save(options);
    t.equal(kind, 'fail', 'the outcome of ' + JSON.stringify(options));
    t.match(message, /^saveFile:fail( |$)/, 'errMsg of ' + JSON.stringify(options));
  }
  t.equal(files.readFileSync(tempFilePath, 'utf8'), 'fine', 'the temporary file');
});
