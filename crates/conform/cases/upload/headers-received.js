// A listener of onHeadersReceived is told the headers alone, before the end.
// clauses: WX-UP-022
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const order = [];
  const given = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  const script = 'status:201;header:X-One=1;flush;wait:3s;body:x';
  const args = await new Promise((resolve, reject) => {
    let heard;
    const success = () => { order.push('success'); resolve(heard); };
    const task = t.api.uploadFile({ url: t.url('/do?s=' + encodeURIComponent(script)), ...given, success, fail: reject });
    task.onHeadersReceived((...all) => { heard = all; order.push('head'); });
  });
  t.equal(order, ['head', 'success'], 'the order');
  t.equal([args.length, Object.keys(args[0])], [1, ['header']], 'what the listener is told');
  t.equal(args[0].header['X-One'] || args[0].header['x-one'], '1', 'a header');
});
