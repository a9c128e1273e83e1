// A URL that does not begin with http:// or https:// fails at once, with 904 and the URL in the message.
// clauses: SWAN-REQ-001 SWAN-REQ-002
// platforms: swan
// evidence: observed
// about: returned
check(async (t) => {
  for (const url of ['test.php', '/test.php', '//api.example.test/', 'ftp://api.example.test/', '', undefined]) {
    const { kind, res, order } = await t.call('request', { url });
    const message = 'request:fail parameter error: invalid url "' + url + '"';
    t.equal([kind, res.errCode, res.errMsg], ['fail', 904, message], 'the result');
    t.equal(order, ['fail', 'complete', 'returned'], 'the order for ' + url);
  }
});
