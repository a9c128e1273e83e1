// The off functions of an upload's task remove one listener, or all.
// clauses: WX-UP-019
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const given = { url: t.url('/upload'), filePath: await t.file('a.bin', new ArrayBuffer(100000)), name: 'file' };
  const heard = new Set();
  const listener = (name) => () => heard.add(name);
  await new Promise((resolve, reject) => {
    const task = t.api.uploadFile({ ...given, success: resolve, fail: reject });
    const [one, two, three] = ['one', 'two', 'three'].map(listener);
    task.onProgressUpdate(one);
    task.onProgressUpdate(two);
    task.offProgressUpdate(one);
    task.onHeadersReceived(three);
    task.offHeadersReceived();
  });
  t.equal([...heard], ['two'], 'the listeners');
});
