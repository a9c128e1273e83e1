// After the pieces success comes, and does not deliver the body again.
// clauses: WX-RT-013
// platforms: wx
// evidence: observed
// needs: chunks
check(async (t) => {
  const order = [];
  const res = await new Promise((resolve, reject) => {
    const success = (given) => { order.push('success'); resolve(given); };
    const url = t.url('/do?s=' + encodeURIComponent('status:201;chunked;body:ab;wait:1s;body:cd'));
    const task = t.api.request({ url, enableChunked: true, success, fail: reject });
    task.onChunkReceived(() => order.push('piece'));
  });
  t.equal(order, ['piece', 'piece', 'success'], 'the order');
  t.equal([res.statusCode, res.errMsg], [201, 'request:ok'], 'the result');
  const nothing = res.data instanceof ArrayBuffer ? res.data.byteLength === 0 : !res.data;
  t.ok(nothing, 'that data is empty');
});
