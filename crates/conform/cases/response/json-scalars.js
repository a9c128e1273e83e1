// Numbers, strings and the like are JSON too.
// clauses: WX-REQ-050
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const [text, value] of [['123', 123], ['"a"', 'a'], ['null', null], ['true', true], ['-1.5e3', -1500]]) {
    const { data } = await t.get('/json?body=' + encodeURIComponent(text));
    t.equal([typeof data, data], [typeof value, value], 'data of ' + text);
  }
});
