// With enableChunked every piece comes as a buffer, in order and as it arrives.
// clauses: WX-RT-011
// platforms: wx
// evidence: documented
// needs: chunks
check(async (t) => {
  const begun = Date.now();
  const heard = [];
  await new Promise((resolve, reject) => {
    const url = t.url('/do?s=' + encodeURIComponent('chunked;body:ab;wait:1s;body:cd;wait:1s;body:ef'));
    const task = t.api.request({ url, enableChunked: true, success: resolve, fail: reject });
    task.onChunkReceived((...all) => heard.push([Math.round((Date.now() - begun) / 1000), all]));
  });
  t.ok(heard.every(([, all]) => all.length === 1 && all[0].data instanceof ArrayBuffer), 'a buffer in each argument');
  const expected = [[0, 'ab'], [1, 'cd'], [2, 'ef']];
  t.equal(heard.map(([second, [{ data }]]) => [second, text(data)]), expected, 'seconds and pieces');
});
function text(buffer) {
  return String.fromCharCode(...new Uint8Array(buffer));
}
