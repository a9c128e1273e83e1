// Tasks of uploads and downloads are numbered together, apart from requests.
// clauses: SWAN-UPL-016 SWAN-DWN-020
// platforms: swan
// evidence: observed
// needs: upload download
// alone: tasks are numbered from the start of the program
check(async (t) => {
  const file = { filePath: 'bdfile://usr/none.txt', name: 'file' };
  const task = t.api.uploadFile(Object.assign({ url: t.url('/echo') }, file));
  t.equal(JSON.parse(JSON.stringify(task)), { _requestState: false, _reqId: 'uploadFileTask__1' }, 'the fields at first');
  const ids = [t.api.downloadFile({ url: t.url('/echo') }), t.api.request({ url: t.url('/echo') }), t.api.uploadFile(file)];
  t.equal(ids.map((task) => task._reqId), ['downloadFileTask__2', 'requestTask__1', 'uploadFileTask__3'], 'the numbers');
  await t.wait(1000);
  t.equal(task._requestState, true, 'the state later');
});
