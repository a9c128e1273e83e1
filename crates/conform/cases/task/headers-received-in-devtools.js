// In the developer tools the listener of onHeadersReceived is told no statusCode.
// clauses: WX-RT-006
// platforms: wx
// evidence: documented
// host: client devtools
check(async (t) => {
  const head = await new Promise((resolve) => {
    t.api.request({ url: t.url('/echo') }).onHeadersReceived(resolve);
  });
  t.equal(['header' in head, 'statusCode' in head], [true, false], 'whether there are header and statusCode');
});
