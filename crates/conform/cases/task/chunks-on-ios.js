// On iOS too every piece comes as a buffer, in order.
// clauses: WX-RT-011
// platforms: wx
// evidence: documented
// host: client ios
// needs: chunks
check(async (t) => {
  const heard = [];
  await new Promise((resolve, reject) => {
    const url = t.url('/do?s=' + encodeURIComponent('chunked;body:ab;wait:1s;body:cd;wait:1s;body:ef'));
    const task = t.api.request({ url, enableChunked: true, success: resolve, fail: reject });
    task.onChunkReceived(({ data }) => heard.push(Array.from(new Uint8Array(data))));
  });
  t.equal(heard, [[97, 98], [99, 100], [101, 102]], 'the pieces');
});
