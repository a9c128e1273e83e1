// header is a plain object of strings, with names as the server spells them.
// clauses: TTG-REQ-041
// platforms: tt-gadget
// evidence: observed
// host: no-domains
check(async (t) => {
  const { header } = await t.get('', { url: t.plain('/headers?X-mIXED=1&x-low=2') });
  t.equal(Object.prototype.toString.call(header), '[object Object]', 'the kind of header');
  t.ok(Object.keys(header).every((name) => typeof header[name] === 'string'), 'strings only');
  t.equal([header['X-mIXED'], header['x-low']], ['1', '2'], 'the values');
});
