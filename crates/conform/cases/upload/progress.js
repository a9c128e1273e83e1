// Listeners of progress are told per cent, bytes sent and bytes in all.
// clauses: WX-UP-020
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const heard = await progress(t, 1000000);
  t.ok(heard.length > 0, 'that there is progress');
  for (const args of heard) {
    t.equal(args.length, 1, 'arguments');
    const names = Object.keys(args[0]).sort();
    t.equal(names, ['progress', 'totalBytesExpectedToSend', 'totalBytesSent'], 'what a listener is told');
    const { progress, totalBytesSent, totalBytesExpectedToSend } = args[0];
    t.ok(totalBytesExpectedToSend >= 1000000 && totalBytesExpectedToSend < 1010000, 'the size of file and form');
    const rate = (100 * totalBytesSent) / totalBytesExpectedToSend;
    t.ok(totalBytesSent > 0 && Math.abs(progress - rate) <= 1, progress + ' % for ' + rate);
  }
});
function progress(t, length) {
  return t.file('a.bin', new ArrayBuffer(length)).then((filePath) => new Promise((resolve, reject) => {
    const heard = [];
    const success = () => resolve(heard);
    const task = t.api.uploadFile({ url: t.url('/upload'), filePath, name: 'file', success, fail: reject });
    task.onProgressUpdate((...args) => heard.push(args));
  }));
}
