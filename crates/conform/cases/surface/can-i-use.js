// canIUse answers for functions, and for options, their values, results and tasks.
// clauses: WX-API-021
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const there = [
    'request', 'canIUse', 'getSystemInfoSync', 'getFileSystemManager', 'nextTick', 'showModal', 'request.object.method',
    'request.object.method.GET', 'request.object.header', 'request.success.statusCode', 'request.return.abort',
    'RequestTask.abort', 'UploadTask.onProgressUpdate', 'SocketTask.send', 'FileSystemManager.readFile',
  ];
  const absent = [
    'notAnApi', 'request.object.method.PATCH', 'request.object.nothing', 'request.success.nothing', 'request.nothing.at.all',
    'RequestTask.nothing', 'NoClass.abort', '',
  ];
  for (const path of there) t.equal(t.api.canIUse(path), true, path);
  for (const path of absent) t.equal(t.api.canIUse(path), false, path);
});
