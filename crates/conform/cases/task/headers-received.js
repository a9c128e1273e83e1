// A listener of onHeadersReceived is called when the head has come, long before success.
// clauses: WX-RT-006
// platforms: wx
// evidence: documented
check(async (t) => {
  const order = [];
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  const script = 'status:201;header:X-One=1;header:Set-Cookie=a=1;header:Set-Cookie=b=2;flush;wait:3s;body:x';
  const given = await new Promise((resolve) => {
    let args;
    const task = t.api.request({
      url: t.url('/do?s=' + encodeURIComponent(script)),
      success: () => order.push('success at ' + seconds()),
      complete: () => setTimeout(() => resolve(args), 0),
    });
    task.onHeadersReceived((...all) => { args = all; order.push('head at ' + seconds()); });
  });
  t.equal(order, ['head at 0', 'success at 3'], 'the order');
  t.equal(given.length, 1, 'arguments');
  const { header, statusCode, cookies } = given[0];
  t.equal([header['X-One'] || header['x-one'], statusCode, cookies], ['1', 201, ['a=1', 'b=2']], 'what it was told');
});
