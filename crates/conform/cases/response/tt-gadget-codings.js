// gzip, deflate and br are decoded before parsing.
// clauses: TTG-REQ-055
// platforms: tt-gadget
// evidence: assumed
check(async (t) => {
  for (const coding of ['gzip', 'deflate', 'deflate-raw', 'br']) {
    t.equal((await t.get('/' + coding + '?body={"a":1}')).data, { a: 1 }, 'data of ' + coding);
  }
});
