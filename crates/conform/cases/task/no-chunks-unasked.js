// Without enableChunked no piece comes, however the body arrives.
// clauses: WX-RT-014
// platforms: wx
// evidence: assumed
// needs: chunks
check(async (t) => {
  for (const enableChunked of [undefined, false]) {
    let pieces = 0;
    const res = await new Promise((resolve, reject) => {
      const url = t.url('/do?s=' + encodeURIComponent('chunked;body:ab;wait:1s;body:cd'));
      const task = t.api.request({ url, enableChunked, success: resolve, fail: reject });
      task.onChunkReceived(() => { pieces += 1; });
    });
    t.equal([res.data, pieces], ['abcd', 0], 'the data, and how many pieces came');
  }
});
