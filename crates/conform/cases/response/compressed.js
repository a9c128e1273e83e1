// A compressed answer is decoded before the script sees it.
// clauses: WX-REQ-046
// platforms: wx
// evidence: assumed
check(async (t) => {
  const body = encodeURIComponent('{"a":"你好"}');
  for (const coding of ['gzip', 'deflate', 'br']) {
    t.equal((await t.get(`/${coding}?body=${body}`)).data, { a: '你好' }, 'data in ' + coding);
  }
});
