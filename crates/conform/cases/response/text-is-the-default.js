// responseType is text unless the request says arraybuffer.
// clauses: WX-REQ-052
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const responseType of [undefined, 'text']) {
    t.equal((await t.get('/text?text=hello', { responseType })).data, 'hello', 'data');
  }
});
