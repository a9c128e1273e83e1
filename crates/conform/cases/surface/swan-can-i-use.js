// canIUse knows the paths of functions, tasks and listeners, and answers with a boolean.
// clauses: SWAN-CB-018
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const there = [
    'request', 'request.object.method.OPTIONS', 'requestTask.abort', 'SocketTask.send.data',
    'uploadTask.onProgressUpdate.progress', 'onSocketOpen.callback.header',
  ];
  for (const path of there) t.equal(t.api.canIUse(path), true, path);
  for (const path of ['nothing', 'request.object.method.PATCH', 'requestTask.nothing', 'onSocketOpen.callback.nothing']) {
    t.equal(t.api.canIUse(path), false, path);
  }
});
