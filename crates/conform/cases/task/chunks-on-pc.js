// A PC gives no pieces: it delivers the whole body in success.
// clauses: WX-RT-013
// platforms: wx
// evidence: observed
// host: client pc
// needs: chunks
check(async (t) => {
  let pieces = 0;
  const res = await new Promise((resolve, reject) => {
    const url = t.url('/do?s=' + encodeURIComponent('chunked;body:ab;wait:1s;body:cd'));
    const task = t.api.request({ url, enableChunked: true, success: resolve, fail: reject });
    if (task.onChunkReceived) task.onChunkReceived(() => { pieces += 1; });
  });
  t.equal([res.data, pieces], ['abcd', 0], 'the data, and how many pieces came');
});
