// Text that does not parse stays text, and the call succeeds.
// clauses: WX-REQ-048
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const text of ['{"a":1', "{'a':1}", 'hello', '[1,]', '{}x', 'undefined', 'NaN', ' ']) {
    const { data, errMsg } = await t.get('/json?body=' + encodeURIComponent(text));
    t.equal([data, errMsg], [text, 'request:ok'], 'the result');
  }
});
