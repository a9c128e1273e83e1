// offChunkReceived with a function removes that one, and without one all.
// clauses: WX-RT-001
// platforms: wx
// evidence: documented
// needs: chunks
check(async (t) => {
  const heard = [];
  await new Promise((resolve, reject) => {
    const url = t.url('/do?s=' + encodeURIComponent('chunked;body:a;wait:1s;body:b;wait:1s;body:c'));
    const task = t.api.request({ url, enableChunked: true, success: resolve, fail: reject });
    const [one, two] = ['one', 'two'].map((name) => () => heard.push(name));
    task.onChunkReceived(one);
    task.onChunkReceived(two);
    setTimeout(() => task.offChunkReceived(one), 500);
    setTimeout(() => task.offChunkReceived(), 1500);
  });
  t.equal(heard, ['one', 'two', 'two'], 'the listeners');
});
