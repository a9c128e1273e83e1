// A listener of onHeadersReceived is told the headers alone, long before the end.
// clauses: WX-DL-021
// platforms: wx
// evidence: documented
// needs: download
check(async (t) => {
  const begun = Date.now();
  const order = [];
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  const url = t.url('/do?s=' + encodeURIComponent('status:201;header:X-One=1;flush;wait:3s;body:x'));
  const args = await new Promise((resolve, reject) => {
    let heard;
    const success = () => { order.push('success at ' + seconds()); resolve(heard); };
    const task = t.api.downloadFile({ url, success, fail: reject });
    task.onHeadersReceived((...all) => { heard = all; order.push('head at ' + seconds()); });
  });
  t.equal(order, ['head at 0', 'success at 3'], 'the order');
  t.equal([args.length, Object.keys(args[0])], [1, ['header']], 'what the listener is told');
  t.equal(args[0].header['X-One'] || args[0].header['x-one'], '1', 'a header');
});
