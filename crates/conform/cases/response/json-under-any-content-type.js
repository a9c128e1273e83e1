// Whether an answer is parsed does not depend on its content type.
// clauses: WX-REQ-049
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const type of ['text/html', 'text/plain; charset=utf-8', 'application/octet-stream', 'image/png']) {
    const script = `header:Content-Type=${type.replace(';', '\\;')};body:{"a":1}`;
    t.equal((await t.get('/do?s=' + encodeURIComponent(script))).data, { a: 1 }, 'data as ' + type);
  }
  t.equal((await t.get('/do?s=' + encodeURIComponent('body:{"a":1}'))).data, { a: 1 }, 'data without a type');
});
