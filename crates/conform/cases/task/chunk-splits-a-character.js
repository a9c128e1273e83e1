// Pieces end where the network's reads end, be it within a character or a line.
// clauses: WX-RT-012
// platforms: wx
// evidence: assumed
// needs: chunks
check(async (t) => {
  const heard = [];
  await new Promise((resolve, reject) => {
    // Two bytes of one character, its third byte with a line and a half, the rest of that line.
    const url = t.url('/do?s=' + encodeURIComponent('chunked;hex:e6a1;wait:1s;hex:a5610a62;wait:1s;hex:630a'));
    const task = t.api.request({ url, enableChunked: true, success: resolve, fail: reject });
    task.onChunkReceived(({ data }) => heard.push(Array.from(new Uint8Array(data))));
  });
  t.equal(heard, [[0xe6, 0xa1], [0xa5, 0x61, 0x0a, 0x62], [0x63, 0x0a]], 'the pieces');
});
