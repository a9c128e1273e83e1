// App.onError is told the messages of a failing upload, download and file function.
// clauses: TTG-STD-015
// platforms: tt-gadget
// evidence: documented
// needs: files upload download
const told = [];
App({ onError: (message) => told.push(message) });
check(async (t) => {
  t.api.uploadFile({ url: t.url('/echo'), filePath: 'ttfile://user/none.txt', name: 'file' });
  await t.wait(1000);
  t.api.downloadFile({ url: t.url('/cut') });
  await t.wait(1000);
  t.api.getFileSystemManager().readFile({ filePath: 'ttfile://user/none.txt' });
  await t.wait(1000);
  t.equal(told.length, 3, 'calls of onError');
  t.match(told[0], /^uploadFile:fail/, 'the first message');
  t.match(told[1], /^downloadFile:fail/, 'the second message');
  t.match(told[2], /^readFile:fail/, 'the third message');
});
