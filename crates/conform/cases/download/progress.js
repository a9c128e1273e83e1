// Listeners of progress are told per cent, bytes written and bytes in all.
// clauses: WX-DL-019
// platforms: wx
// evidence: documented
// needs: download
check(async (t) => {
  const heard = [];
  await new Promise((resolve, reject) => {
    const url = t.url('/drip?bytes=1000&pieces=4&gap=1s');
    const task = t.api.downloadFile({ url, success: resolve, fail: reject });
    task.onProgressUpdate((...args) => heard.push(args));
  });
  t.ok(heard.every((args) => args.length === 1), 'that there is one argument');
  const names = ['progress', 'totalBytesWritten', 'totalBytesExpectedToWrite'];
  const told = heard.map(([what]) => names.map((name) => what[name]));
  t.equal(told, [[25, 250, 1000], [50, 500, 1000], [75, 750, 1000], [100, 1000, 1000]], 'what the listener is told');
  t.ok(heard.every(([what]) => Object.keys(what).length === 3), 'that there is nothing else');
});
