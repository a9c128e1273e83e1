// App.onError is told of a failing upload, download and saveFile.
// clauses: SWAN-ERR-012
// platforms: swan
// evidence: documented
// needs: files upload download
const told = [];
App({ onError: (message) => told.push(message) });
check(async (t) => {
  t.api.uploadFile({ url: t.url('/echo'), filePath: 'bdfile://usr/none', name: 'file' });
  t.api.downloadFile({ url: t.url('/cut') });
  t.api.saveFile({ tempFilePath: 'bdfile://tmp_none' });
  await t.wait(1000);
  t.equal(told.length, 3, 'calls of onError');
  t.ok(told.every((message) => typeof message === 'string' && message !== ''), 'messages');
});
