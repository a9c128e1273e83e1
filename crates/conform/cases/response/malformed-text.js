// Text that is not UTF-8 fails the call with errno 602302.
// clauses: WX-REQ-060
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const bytes of ['61ff62', 'c4e3bac3', 'e4bd']) {
    const path = '/do?s=' + encodeURIComponent('header:Content-Type=text/plain;hex:' + bytes);
    const { kind, res } = await t.call('request', { url: t.url(path) });
    t.equal([kind, res.errno], ['fail', 602302], 'the result of ' + bytes);
    t.match(res.errMsg, /^request:fail .*convert to UTF8 fail/i, 'errMsg');
  }
});
