// The off functions of a download's task remove one listener, or all.
// clauses: WX-DL-018
// platforms: wx
// evidence: documented
// needs: download
check(async (t) => {
  const heard = new Set();
  const listener = (name) => () => heard.add(name);
  await new Promise((resolve, reject) => {
    const task = t.api.downloadFile({ url: t.url('/bytes/1000'), success: resolve, fail: reject });
    const [one, two, three] = ['one', 'two', 'three'].map(listener);
    task.onProgressUpdate(one);
    task.onProgressUpdate(two);
    task.offProgressUpdate(one);
    task.onHeadersReceived(three);
    task.offHeadersReceived();
  });
  t.equal([...heard], ['two'], 'the listeners');
});
