// Programs on a recent base library listen for chunks, as text where text is wanted and as buffers otherwise.
// clauses: SWAN-REQ-055
// platforms: swan
// evidence: observed
// needs: chunks
check(async (t) => {
  const pieces = (responseType) => new Promise((resolve, reject) => {
    const got = [];
    const url = t.url('/do?s=chunked;body:ab;wait:1s;body:cd');
    const task = t.api.request({ url, enableChunked: true, responseType, success: () => resolve(got), fail: reject });
    task.onChunkReceived((chunk) => got.push(chunk.data));
  });
  t.equal(await pieces('text'), ['ab', 'cd'], 'text pieces');
  const buffers = await pieces('arraybuffer');
  t.equal(buffers.map((piece) => Array.from(new Uint8Array(piece))), [[97, 98], [99, 100]], 'buffers');
});
