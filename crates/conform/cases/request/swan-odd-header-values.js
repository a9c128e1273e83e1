// A number as header value is decimal text, anything but a string its tag.
// clauses: SWAN-REQ-021
// platforms: swan
// evidence: observed
check(async (t) => {
  const header = { 'x-n': 1.5, 'x-u': undefined, 'x-z': null, 'x-t': true, 'x-a': [1, 2], 'x-o': { a: 1 }, 'x-s': 's' };
  const { data } = await t.get('/echo', { header });
  const sent = Object.keys(header).map((name) => t.sent(data, name));
  const tags = ['[object Undefined]', '[object Null]', '[object Boolean]', '[object Array]', '[object Object]'];
  t.equal(sent, ['1.5', ...tags, 's'], 'the values');
});
