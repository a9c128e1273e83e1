// The last progress of a small file is 100 as well.
// clauses: TTG-UPT-003
// platforms: tt-gadget
// evidence: observed
// needs: files upload
check(async (t) => {
  const files = t.api.getFileSystemManager();
  for (const text of ['', 'hello']) {
    files.writeFileSync('ttfile://user/a.txt', text);
    const told = [];
    const listen = ({ returned }) => returned.onProgressUpdate((res) => told.push(res));
    await t.call('uploadFile', { url: t.url('/upload'), filePath: 'ttfile://user/a.txt', name: 'file' }, listen);
    const last = told[told.length - 1] || {};
    t.equal([last.progress, last.totalBytesSent], [100, last.totalBytesExpectedToSend], 'the last event of ' + text.length + ' bytes');
  }
});
